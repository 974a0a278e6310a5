import { copyBase } from '#lib/server/store/copies/copy-base.ts';

/** The base that the server under test made of the shipped data, which no test changes. */
export function madeBase(): string {
	const made = process.env['E2E_BASE'];
	if (!made) throw new Error('the configuration of tests names no base');
	return made;
}

/** Makes a base of the shipped data at `path`: a copy of that one. */
export const shippedBase = (path: string): Promise<void> => copyBase(madeBase(), path);
