/** Wherever a deed against what stands needs its reason. */
export const reasonWanted = '理由を入力してください';
