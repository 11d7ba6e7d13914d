/** How a failure is drawn: what another administrator was asked for (web/access/ask-another.tsx) is none. */
export const failureTone = ({ name }: Error): 'bad' | 'calm' => (name === 'AskedOfAnother' ? 'calm' : 'bad');
