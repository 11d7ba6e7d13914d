import { fileTypeOf } from './file-types.ts';
import type { Looks } from './looks.ts';

type Shown = { readonly contentType: string; readonly looks?: Looks };

/**
 * How a reader sees a file: as it is, by a JPEG made from it, or not at all. Everything else, HTML and SVG above all,
 * is a download only (S-04), and so is what is not what it says.
 */
export const shownAs = ({ contentType, looks }: Shown): 'itself' | 'rendition' | 'download' => {
  const type = fileTypeOf(contentType);
  if (type === undefined || looks === 'misnamed' || looks === 'unknown') return 'download';
  return type.shownBy === 'browser' ? 'itself' : 'rendition';
};
