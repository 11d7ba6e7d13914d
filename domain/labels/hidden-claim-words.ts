/** Claims that are counted to whoever may not see them, so that he has them mended, and not named. */
export const hiddenClaimWords = (count: number): string =>
  `あなたに閲覧権限のない情報のラベルが付いた申請 ${count}件`;
