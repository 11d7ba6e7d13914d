// Starts a cloud on a data folder and makes the demo companies, as `npm start` does after its build.
import { startCloud } from '#local/cloud.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { seedCompanies } from '#local/seed-companies.ts';

const [assembly = '', dataFolder = '', port = '0'] = process.argv.slice(2);
const cloud = await startCloud({ assembly, dataFolder, port: Number(port) });
process.stdout.write('started\n');
await seedCompanies(cloud, {
  companies: [minato, aobaKobo],
  dataFolder,
  progress: (name) => void process.stdout.write(`${name}\n`),
});
process.stdout.write('ready\n');
