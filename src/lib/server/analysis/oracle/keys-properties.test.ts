import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NATURES } from '#lib/domain/vocabulary.ts';
import { ask, bring } from '#lib/server/base.fixture.ts';
import {
	TIMEOUT,
	amountsBy,
	expectSame,
	generatedBase,
	keysFile,
	partsOf,
	rowsBy,
	type GeneratedBase
} from '#lib/server/generated-base.fixture.ts';
import { drawWorld } from './generated-data.fixture.ts';
import { evidenceOf, isOpen, linesAt, speaksOf, validKeys } from './form-reckoning.fixture.ts';
import { coreOf, reckonParts, sumsBy } from './rule-reckoning.fixture.ts';

const DISPOSITIFS = 36;
let base: GeneratedBase;
beforeAll(async () => {
	base = await generatedBase(DISPOSITIFS, 7);
}, TIMEOUT);
afterAll(() => base.db.close());

const WORDS = ['exercice', 'dispositif', 'forme'] as const;

describe('over generated allocation keys (R7)', () => {
	test.for(NATURES)('in %s, each form gets its central part, and the rest stays where it was', (nature) => {
		const { db, world } = base;
		for (const cles of ['avec', 'sans']) {
			const asked = `nature=${nature}&cles=${cles}`;
			const parts = reckonParts(world, { etape: 'prevu', nature, cles: cles === 'avec' });
			expectSame(amountsBy(db, asked, WORDS), sumsBy(partsOf(parts, coreOf(world)), WORDS), { world, asked });
		}
	});

	test('what keys give stands apart, between its bounds', () => {
		const { db, world } = base;
		const parts = partsOf(reckonParts(world, { etape: 'prevu', nature: 'cp', cles: true }), coreOf(world));
		const expected = new Map<string, [bigint, bigint, bigint]>();
		for (const { cle, centimes, ...part } of parts) {
			if (!cle) continue;
			const key = WORDS.map((word) => part[word]).join(' | ');
			const [bas, central, haut] = expected.get(key) ?? [0n, 0n, 0n];
			expected.set(key, [bas + cle.bas, central + centimes, haut + cle.haut]);
		}
		const found = new Map(
			[...rowsBy(db, 'cles=avec', WORDS)].flatMap(([key, { cle }]) =>
				cle ? [[key, [BigInt(cle.bas), BigInt(cle.central), BigInt(cle.haut)] as const] as const] : []
			)
		);
		expect(expected.size).toBeGreaterThan(50);
		expectSame<readonly bigint[]>(found, expected, { world, asked: 'cles=avec' });
		expect([...rowsBy(db, '', WORDS).values()].every((row) => row.cle === undefined)).toBe(true);
	});

	test('no total moves, in current euros or in constant ones', () => {
		const { db, world } = base;
		for (const euros of ['', '&euros=constants&base=2019'])
			for (const words of [['exercice', 'dispositif'], ['exercice'], ['niveau', 'poste']] as const) {
				const asked = `cles=avec${euros}`;
				expectSame(amountsBy(db, asked, words), amountsBy(db, `cles=sans${euros}`, words), { world, asked });
				expect(ask(db, asked, ...words).total).toBe(ask(db, `cles=sans${euros}`, ...words).total);
			}
	});

	test('keys are accepted as R7 says, refused otherwise, each with the condition that failed', async () => {
		const { db, world } = base;
		const { drafts } = drawWorld(DISPOSITIFS, 7);
		const open = linesAt(world, Infinity).filter(
			(line) => line.attribution !== 'cle' && evidenceOf(line).some((slice) => isOpen(slice.forme))
		);
		const codes: string[] = [];
		for (let rank = 0; rank < drafts.length; rank += 4) {
			const pair = drafts.slice(rank, rank + 2);
			const accepted = validKeys(world, pair).length === pair.length;
			const report = await bring(db, keysFile({ keys: pair }), { name: 'essai.csv', dryRun: true });
			// Other keys of the base may speak of the same lines.
			const own = report.told.filter(
				({ message }) =>
					!world.keys.some(
						(key) => key.id !== pair[0]?.id && key.id !== pair[1]?.id && message.includes(`« ${key.id} »`)
					)
			);
			expect(`${JSON.stringify(pair)} ${own.length === 0}`).toBe(`${JSON.stringify(pair)} ${accepted}`);
			for (const { code } of own) codes.push(code);
			const [one, other] = pair;
			const both = open.some((line) => one && other && speaksOf(one, line) && speaksOf(other, line));
			expect(own.some(({ code }) => code === 'cle-double')).toBe(both);
		}
		// Which conditions fail depends on the base that was drawn: more than one, or nothing was tried.
		expect(new Set(codes).size).toBeGreaterThan(1);
	});
});
