/**
 * Copies from PDF files hold radicals (U+2E80–2FDF) where the author wrote an ideograph: both share one drawing in the
 * font. Pairs of radical and ideograph, for the radicals whose drawing is an ideograph's of its own. ⼾ and ⿊ have
 * compatibility forms that Japan does not write (戶 黑), so they stand here too; the other 康熙 radicals follow Unicode.
 */
const pairs =
  '⺁厂⺅亻⺆冂⺉刂⺊卜⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺹耂' +
  '⺺肀⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼' +
  '⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾戸⿊黒';

const ideographs: ReadonlyMap<string, string> = new Map(
  Array.from(pairs.matchAll(/(.)(.)/gu), ([, radical = '', ideograph = '']) => [radical, ideograph]),
);

/** A radical without an ideograph of its own drawing stays as it is. */
export const withIdeographs = (text: string): string =>
  text.replaceAll(
    /[\u2e80-\u2fdf]/g,
    (radical) => ideographs.get(radical) ?? (radical >= '\u2f00' ? radical.normalize('NFKC') : radical),
  );
