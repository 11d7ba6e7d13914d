/** Why days cannot be, wherever they are typed, sent, or read from a file. */
export const meetsAnother = 'ほかの期間と重なっています';
