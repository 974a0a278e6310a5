import { expect, test } from 'vitest';
import { bytesSource } from './byte-source.ts';
import { refuseOtherCodePage } from './code-page.ts';
import { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { fc } from '../../../../tests/property-seed.ts';

const OF_1252: Readonly<Record<string, number>> = {
	...{
		'…': 0x85,
		'‘': 0x91,
		'’': 0x92,
		'“': 0x93,
		'”': 0x94,
		'•': 0x95,
		'–': 0x96,
		'—': 0x97,
		œ: 0x9c,
		Œ: 0x8c
	}
};
const windows1252 = (text: string) =>
	Uint8Array.from([...text], (character) => OF_1252[character] ?? character.charCodeAt(0));
const MS_DOS: Readonly<Record<string, number>> = { é: 0x82, è: 0x8a, à: 0x85, ê: 0x88, ç: 0x87, ô: 0x93 };

async function refusal(bytes: Uint8Array, chunk?: number): Promise<string | null> {
	const log = new ProblemLog();
	await refuseOtherCodePage(bytesSource('x.csv', bytes, chunk), log);
	return log.fatal ? 'refused' : null;
}

const words = fc.array(
	fc.string({ unit: fc.constantFrom(...'abcdeilnrstuéèàêçôûîùâëïœ'), minLength: 1, maxLength: 9 }),
	{ minLength: 1, maxLength: 30 }
);

test('French text in Windows-1252 is never taken for another code page, whatever its quotes and dashes', async () => {
	const joints = fc.array(fc.constantFrom(' ', ' – ', '’', ' “', '” ', '… ', ' — ', ';', '\r\n'), {
		minLength: 30,
		maxLength: 30
	});
	await fc.assert(
		fc.asyncProperty(words, joints, fc.integer({ min: 1, max: 7 }), async (drawn, between, chunk) => {
			const text = drawn.map((word, index) => `${word}${between[index] ?? ''}`).join('');
			expect(await refusal(windows1252(text), chunk)).toBeNull();
		})
	);
});

test('the accents of another code page are recognised wherever the bytes are cut', async () => {
	const text = 'Crédits déconcentrés, où la pièce manque';
	const bytes = Uint8Array.from([...text.replace('où', 'ou')], (one) => MS_DOS[one] ?? one.charCodeAt(0));
	for (const chunk of [1, 2, 3, 5, 8, 100]) expect(await refusal(bytes, chunk)).toBe('refused');
});
