import { invited } from './people.ts';

/** As if nobody had told him: whatever invited him is over. */
export const uninvitedChange = () => invited.change({ remove: ['doc', 'madeFor', 'passwordMailedFor'] });
