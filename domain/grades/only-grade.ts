/** Of a company that keeps no 等級 everybody has this one, so that nobody has to think of a word for it. */
export const onlyGrade = '一般';
