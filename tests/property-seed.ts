import fc from 'fast-check';

/** What a deciding run draws from: a change is refused for what it does, never for the day's draw. */
const FIXED = 20_261_201;

/**
 * The seed of all that is drawn in tests, printed when a file starts. `PROPERTY_SEED=123 npx vitest run …` draws the cases
 * of another run; `npm run test:seeds` looks for a seed that fails.
 */
export const SEED = readSeed();

function readSeed(): number {
	const asked = process.env['PROPERTY_SEED'];
	if (asked === undefined || asked === '') return FIXED;
	if (!/^\d{1,10}$/.test(asked)) throw new RangeError(`PROPERTY_SEED is no whole number: ${asked}`);
	return Number(asked);
}

fc.configureGlobal({ seed: SEED });
console.info(`PROPERTY_SEED=${SEED}`);

export { fc };
