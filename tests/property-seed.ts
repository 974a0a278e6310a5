import fc from 'fast-check';

/**
 * The seed of the property tests of a file. `PROPERTY_SEED=123 npx vitest run …` draws the same cases again; without it
 * each run draws new ones. It is printed when a file starts and stands in what a failure says.
 */
export const SEED = readSeed(process.env['PROPERTY_SEED']);

function readSeed(asked: string | undefined): number {
	if (asked === undefined || asked === '') return Math.floor(Math.random() * 0x7fffffff);
	if (!/^\d{1,10}$/.test(asked)) throw new RangeError(`PROPERTY_SEED is no whole number: ${asked}`);
	return Number(asked);
}

fc.configureGlobal({ seed: SEED });
console.info(`PROPERTY_SEED=${SEED}`);
