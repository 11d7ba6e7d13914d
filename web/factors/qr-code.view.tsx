import { encode } from 'uqr';

const border = 4;

/** Rows of the picture as one path: a square of one unit for each dark module. */
const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + border} ${y + border}h1v1h-1z` : '')))
    .join('');

/** Made in the browser: what it says leaves it by no request. Dark on white in every theme, or cameras do not read it. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const width = size + 2 * border;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${width}`}
      width="220"
      height="220"
      shapeRendering="crispEdges"
      style={{ display: 'block', margin: '0 auto', maxWidth: '100%', background: '#fff' }}
    >
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
};
