// Before each suite that loads functions into the process: it has modules, an environment and a clock of its own, as a
// new process would give it, but packages stay loaded. Functions remember the services that they first spoke to.
import { vi } from 'vitest';

type Kept = { environment?: Readonly<Record<string, string | undefined>> };

const kept: Kept = (Object(globalThis)[Symbol.for('stafee.environment-of-worker')] ??= {});
kept.environment ??= { ...process.env };

vi.resetModules();
vi.useRealTimers();
for (const name of Object.keys(process.env)) if (!(name in kept.environment)) delete process.env[name];
Object.assign(process.env, kept.environment);
