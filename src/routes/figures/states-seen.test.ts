import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FigureId } from '#lib/figures/figures.ts';
import { isAbsence, type Statut } from '#lib/domain/vocabulary.ts';
import { slotOf } from '#lib/drawing/slot-lines.ts';
import { statusWords } from '#lib/figures/shell/words.ts';
import { writePicture } from '#lib/export/figure-image.ts';
import { bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { figureOf } from './figure-of.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
	// Amounts that rest on nothing but what we deduced, planned and spent, by several forms.
	const deduced = { exercice: 2031, attribution: 'mandat', preuve: 'D' } as const;
	const lines = [
		row(12, { ...deduced, forme: 'SEX' }),
		row(9, { ...deduced, forme: 'SEX', exercice: 2030 }),
		row(5, { ...deduced, forme: 'SEX', etape: 'execution' }),
		row(30, { ...deduced, dispositif: 'p101', forme: 'SEX', preuve: 'A' })
	];
	const report = await bring(db, csv(lines), { allowRejects: true });
	expect(report.outcome).toBe('done');
});
afterAll(() => db.close());

/** A figure as everything that shows it: its drawing at every width, the keys, the words and the picture. */
function shown(id: FigureId, filter: string) {
	const found = figureOf(db, id, queryOf(db, filter), 'https://lignes.example');
	if (found === null) throw new Error(`${id} ${filter}`);
	const { view, notice, machine } = found;
	const drawings = view.largeurs.map((width) => view.place(width));
	const keys = drawings.map((drawing) =>
		[...view.legende(drawing), ...view.signes(drawing)].map((entry) => `${entry.name}${entry.text}`)
	);
	const picture = writePicture(view, notice, {
		...{ variante: 'complet', theme: 'clair', police: 'systeme', format: 'portrait', largeur: 2400 }
	} as const);
	const statuts = new Set(
		machine.colonnes.flatMap(({ id: cle }, index) =>
			/(^|_)statut$/.test(cle) ? machine.lignes.map((cells) => String(cells[index]) as Statut) : []
		)
	);
	return { view, drawings, keys, picture, statuts };
}

const DEDUCED: readonly (readonly [FigureId, string])[] = [
	['formes-annees', 'de=2030&a=2031'],
	['formes-par-annee', 'de=2030&a=2031'],
	['dispositifs-par-annee', 'de=2030&a=2031'],
	['repartition-annee', 'de=2031&a=2031'],
	['repartition-annee', 'dispositif=bop137&de=2031&a=2031&groupe=forme'],
	['flux', 'de=2031&a=2031'],
	['besoins-moyens', ''],
	['formes-par-annee', 'dispositif=agrasc&etape=execution'],
	['carte-transparence', 'de=2030&a=2031'],
	['vote-execute', 'dispositif=bop137&de=2030&a=2031'],
	['variation-annuelle', 'annees=2030,2031']
];

describe('what is deduced by us is seen', () => {
	test.for(DEDUCED)(
		'in the drawing, the key, the words, the picture and the files of %s, asked « %s »',
		([id, filter]) => {
			const { view, drawings, keys, picture, statuts } = shown(id, filter);
			expect(statuts.has('deduit')).toBe(true);
			for (const [index, drawing] of drawings.entries()) {
				const marked = drawing.rules.some(({ kind }) => kind === 'deduit') || id === 'carte-transparence';
				expect([index, marked]).toEqual([index, true]);
				expect(keys[index]).toContain('déduit par nous');
			}
			expect(view.desc).toMatch(/déduits? par nous/i);
			expect(view.readings.some(({ whole }) => /déduits? par nous/i.test(whole.seen))).toBe(true);
			expect(picture).toContain('déduit par nous');
			const english = inLanguage('en', () => shown(id, filter));
			expect(english.view.desc).toMatch(/deduced by us/i);
			for (const key of english.keys) expect(key).toContain('deduced by us');
			expect(english.picture).toContain('deduced by us');
		}
	);

	test.for(DEDUCED.map(([id]) => id))('and nothing of %s says so where every amount is published', (id) => {
		const filter = 'dispositif=p101&de=2031&a=2031';
		const found = figureOf(db, id, queryOf(db, filter), '');
		if (found === null) return;
		const { view } = found;
		for (const width of view.largeurs) {
			const drawing = view.place(width);
			expect(drawing.rules.filter(({ kind }) => kind === 'deduit')).toEqual([]);
		}
		expect(view.desc).not.toContain('déduit');
	});
});

const MISSING: readonly (readonly [FigureId, string])[] = [
	['formes-par-annee', ''],
	['dispositifs-par-annee', ''],
	['carte-transparence', ''],
	['vote-execute', 'dispositif=bop137']
];

describe('each kind of nothing is drawn apart', () => {
	test.for(MISSING)('in %s, asked « %s », with its words in the key', ([id, filter]) => {
		const { drawings, keys, statuts, picture } = shown(id, filter);
		const nothings = [...statuts].filter((statut) => isAbsence(statut) && statut !== 'sans_objet');
		expect(nothings.length).toBeGreaterThan(0);
		for (const [index, drawing] of drawings.entries()) {
			const kinds = new Set(drawing.slots.map(({ kind }) => kind));
			for (const statut of nothings) {
				expect([statut, kinds.has(slotOf(statut))]).toEqual([statut, true]);
				expect([index, keys[index]?.some((words) => words.startsWith(statusWords(statut)))]).toEqual([
					index,
					true
				]);
			}
		}
		for (const statut of nothings) expect(picture).toContain(statusWords(statut).slice(0, 12));
	});
});
