import { copyBase } from '#lib/server/store/copies/copy-base.ts';

/** Makes a base of the shipped data at `path`: a copy of the one of the server under test, which no test changes. */
export async function shippedBase(path: string): Promise<void> {
	const made = process.env['E2E_BASE'];
	if (!made) throw new Error('the configuration of tests names no base');
	await copyBase(made, path);
}
