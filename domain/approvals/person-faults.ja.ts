/** Who cannot be asked to approve. */
export const notHere = '在籍している人から選んでください';
export const mayNotApprove = '承認する権限のある人から選んでください';
