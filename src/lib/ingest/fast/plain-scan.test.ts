import { isUtf8 } from 'node:buffer';
import { expect, test } from 'vitest';
import { bytesSource, decodesAsUtf8 } from '#lib/ingest/bytes/byte-source.ts';
import { surveyBytes } from '#lib/ingest/bytes/survey.ts';
import { fc } from '../../../../tests/property-seed.ts';

const survey = (bytes: Uint8Array, pieceBytes: number, quick?: (bytes: Uint8Array) => boolean) =>
	surveyBytes({ ...bytesSource('a.csv', bytes, pieceBytes), isUtf8: quick });

const pieces = fc.constantFrom(
	...['a', 'é', 'â', '’', '€', '\u{1F4B6}', '\u00A0', '\u0082', '"', '\n', ';'],
	...['\r', '\0', '\u0001', '\uFFFD', 'Ã©', 'â€™', 'Ã']
);

test('the quick pass tells what counting byte by byte tells', async () => {
	const text = fc.array(pieces, { maxLength: 30 }).map((parts) => new TextEncoder().encode(parts.join('')));
	const bytes = fc.oneof(
		{ weight: 5, arbitrary: text },
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }) }
	);
	await fc.assert(
		fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (content, size) => {
			const counted = await survey(content, size);
			const [quick, decoded] = await Promise.all([
				survey(content, size, isUtf8),
				survey(content, size, decodesAsUtf8)
			]);
			expect(decoded).toEqual(quick);
			const some = ({ multibyte, lf }: typeof quick) => ({ multibyte: multibyte > 0, lf: lf > 0 });
			expect({ ...quick, ...some(quick) }).toEqual({ ...counted, ...some(counted) });
		}),
		{ numRuns: 20_000 }
	);
});

test('plain text is told without counting its lines', async () => {
	const bytes = new TextEncoder().encode('montant;note\n1,5;à l’abri\n2;€\n');
	expect(await survey(bytes, 64, isUtf8)).toMatchObject({ lf: 1, multibyte: 1, cr: 0, quotes: false });
	expect(await survey(bytes, 64)).toMatchObject({ lf: 3, multibyte: 3, cr: 0, quotes: false });
});
