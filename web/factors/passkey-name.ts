/** As long as the server takes one. */
const mostOfName = 40;

/** A name that none of these has: 「iPhoneのSafari」, then 「iPhoneのSafari 2」. */
export const unlikeName = (name: string, names: readonly string[]): string => {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` ${number}`;
    const tried = `${name.slice(0, mostOfName - end.length)}${end}`;
    if (!names.includes(tried)) return tried;
  }
};
