const browsers: readonly (readonly [RegExp, string])[] = [
  // Edge says that it is Chrome too, and Chrome that it is Safari.
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

const found = (text: string, words: readonly (readonly [RegExp, string])[]): string | undefined =>
  words.find(([pattern]) => pattern.test(text))?.[1];

/** 「WindowsのChrome」: a device as its browser names itself, which proves nothing; unknown ones are その他の端末. */
export const deviceWords = (userAgent: string): string => {
  const [system, browser] = [found(userAgent, systems), found(userAgent, browsers)];
  if (system === undefined && browser === undefined) return 'その他の端末';
  return [system, browser].filter((word) => word !== undefined).join('の');
};
