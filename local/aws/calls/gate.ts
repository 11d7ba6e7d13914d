import type { Gate } from './service-call.ts';

/** One gate made of several, passed in order; the first that throws is the last that is asked. */
export const gateOf =
  (gates: readonly Gate[]): Gate =>
  async (call) => {
    for (const gate of gates) await gate(call);
  };
