/** So many posts one person holds, past ones with them: each is a row that a change of him writes. */
export const mostPosts = 10;
/** And so many roles. */
export const mostRolesOfPerson = 15;
