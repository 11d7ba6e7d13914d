const paths = {
  add: 'M12 5v14M5 12h14',
  alert: 'M12 8v5m0 3v.5M12 3 2.5 20h19z',
  back: 'M15 5l-7 7 7 7',
  'back-twice': 'M12 5l-7 7 7 7M19 5l-7 7 7 7',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11',
  building: 'M5 21V4h9v17M14 9h5v12M8 8h3M8 12h3M8 16h3M3 21h18',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4',
  check: 'M5 13l4.5 4.5L19 8',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  download: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
  fold: 'M5 15l7-7 7 7',
  forth: 'M9 5l7 7-7 7',
  'forth-twice': 'M5 5l7 7-7 7M12 5l7 7-7 7',
  home: 'M4 11l8-7 8 7M6 9.500V20h12V9.500M10 20v-6h4v6',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1.5 3h3L15 13h5',
  info: 'M12 11v6m0-9.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  key: 'M15 14a5 5 0 1 0-4.600-3L4 17.500V20h3l.5-2H10l.5-2.500 1.500-1.600a5 5 0 0 0 3 .1zM16 8.500v.1',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 15v2',
  master: 'M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1',
  more: 'M5 9l7 7 7-7',
  open: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c.7-3.600 3.300-5.500 6.500-5.500s5.800 1.900 6.500 5.500M15.500 4.300a3.500 3.500 0 0 1 0 6.500M17.500 14.800c2 .7 3.500 2.400 4 5.200',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 21c.8-4 3.800-6 7.500-6s6.700 2 7.500 6',
  phone: 'M7 3h10v18H7zM11 18h2',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  sliders: 'M4 7h9M17 7h3M15 4.5v5M4 17h3M11 17h9M9 14.5v5',
  shield: 'M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6zM9 12l2.500 2.500L15.500 10',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13',
  upload: 'M12 16V5m-5 5 5-5 5 5M5 20h14',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside words that say the same: hidden from screen readers. */
export const Icon = ({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);
