import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORMES, FORMES_ATTRIBUEES, isNonAttribuee, type Forme } from '#lib/domain/vocabulary.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import { ask, bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { askFormesAnnees } from './ask.server.ts';
import type { FormesAnneesData, Panel } from './data.ts';
import { viewFormesAnnees } from './figure.ts';
import { madeForms } from './made-forms.fixture.ts';
import { fc, SEED } from '../../../../tests/property-seed.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
	await bring(db, csv(madeForms()), { allowRejects: true });
});
afterAll(() => db.close());

const grid = (base: Database, address: string) => askFormesAnnees(base, queryOf(base, address));
const codesOf = ({ id }: Panel) => id.split('|') as Forme[];

/** What the API answers for each (exercice, forme) that the grid shows. */
function answers(base: Database, address: string) {
	const { rows } = ask(base, address, 'exercice', 'forme');
	return (exercice: number, forme: Forme) =>
		rows.find((one) => one.exercice === exercice && one.forme === forme);
}

/** Every panel of every year is what the API says of its forms. */
function holdAgainstApi(base: Database, address: string): FormesAnneesData {
	const data = grid(base, address);
	const answer = answers(base, address);
	for (const panel of [...data.panneaux, data.ouvert])
		for (const { barre, haut, genre } of panel.annees) {
			const own = codesOf(panel).map((forme) => answer(barre.exercice, forme));
			const place = [address, barre.exercice, panel.id];
			const amounts = own.flatMap((one) => one?.centimes ?? []);
			const total = amounts.length === 0 ? null : amounts.reduce((a, b) => a + b, 0);
			expect([place, barre.total]).toEqual([place, total]);
			expect([place, barre.deduit]).toEqual([place, own.reduce((sum, one) => sum + (one?.deduit ?? 0), 0)]);
			// Several forms share a panel only where none has money: then all have the same bounds.
			const highs = new Set(own.map((one) => one?.bornes.haut));
			if (panel !== data.ouvert) expect([place, [haut]]).toEqual([place, [...highs]]);
			if (codesOf(panel).length === 1)
				expect([place, barre.statut, barre.couverture]).toEqual([place, own[0]?.statut, own[0]?.couverture]);
			if (genre === 'inconnu')
				expect([place, barre.total, haut]).toEqual([place, null, panel === data.ouvert ? 0 : null]);
		}
	return data;
}

const ADDRESSES = [
	'',
	'etape=execution',
	'dispositif=bop137,p101',
	'dispositif=agrasc',
	'euros=constants',
	'nature=ae',
	'de=2016&a=2019',
	'forme=TRAV',
	'forme=SEX,GPA',
	'v=1',
	'v=1&dispositif=bop137'
];

test.for(ADDRESSES)('every panel says what the API says of its forms: « %s »', (address) => {
	holdAgainstApi(db, address);
});

test('what might be for a form is what no form has, whichever panel it is told in', () => {
	for (const address of ADDRESSES) {
		const { panneaux, ouvert } = grid(db, address);
		for (const panel of panneaux)
			for (const [index, { echo, barre }] of panel.annees.entries()) {
				const open = ouvert.annees[index]?.barre;
				// The shipped and the made data name no form in what several share.
				expect([address, panel.id, barre.exercice, echo]).toEqual([
					address,
					panel.id,
					barre.exercice,
					open?.total ?? 0
				]);
			}
	}
});

const KINDS = ['SEX', 'TRAV', 'DOM', 'GPA', 'TRAV|DOM', 'SEX|MEND', ''] as const;
const lines = fc.array(
	fc.record({
		exercice: fc.integer({ min: 2015, max: 2019 }),
		dispositif: fc.constantFrom('bop137', 'p101', 'mae'),
		etape: fc.constantFrom('lfi', 'plf', 'annonce'),
		forme: fc.constantFrom(...KINDS),
		montant: fc.integer({ min: -3_000, max: 9_000_000 }),
		preuve: fc.constantFrom('A', 'B', 'C', 'D'),
		poste: fc.constantFrom('', 'x', 'y')
	}),
	{ minLength: 1, maxLength: 9 }
);

describe('whatever the money', () => {
	test('panels are the API’s, no euro is counted twice, and an echo is told and never added', async () => {
		let read = 0;
		await fc.assert(
			fc.asyncProperty(lines, async (drawn) => {
				const own = await vocabulariesOnly();
				const rows = drawn.map(({ montant, forme, ...cells }) =>
					row(montant, { ...cells, forme, ...(forme === '' ? {} : { attribution: 'publiee' }) })
				);
				const report = await bring(own, csv(rows), { allowRejects: true });
				if (report.outcome !== 'done') return void own.close();
				read += 1;
				const data = holdAgainstApi(own, '');
				const { rows: answered } = ask(own, '', 'exercice', 'forme');
				for (const [index, { barre }] of data.ouvert.annees.entries()) {
					const year = answered.filter((one) => one.exercice === barre.exercice);
					const counted = year.reduce((sum, one) => sum + (one.centimes ?? 0), 0);
					const panels = [...data.panneaux, data.ouvert].map((panel) => panel.annees[index]);
					expect(panels.reduce((sum, one) => sum + (one?.barre.total ?? 0), 0)).toBe(counted);
					for (const panel of data.panneaux) {
						const one = panel.annees[index];
						// With what names other forms only, no more than all that has no form; with its own, never more than is counted.
						const named = panel.formes.flatMap((forme) => year.find((row) => row.forme === forme) ?? []);
						const high = named[0]?.bornes;
						if (high?.haut != null) expect(one?.echo).toBe(high.haut - (high.bas ?? 0));
					}
				}
				own.close();
			}),
			{ seed: SEED, numRuns: 60 }
		);
		expect(read).toBeGreaterThan(30);
	});
});

describe('the panels', () => {
	test('are the forms that the surveys name, then those that nothing names, then what has no form', () => {
		const { panneaux, ouvert } = grid(db, 'v=1');
		expect(panneaux.map(({ id }) => id)).toEqual([
			'SEX',
			'TRAV',
			'DOM',
			'MEND',
			'DELIT',
			'ESCL|ORG|MARI|ADOPT|GPA|AUTRE'
		]);
		expect(panneaux.flatMap(({ formes }) => formes)).toEqual(FORMES_ATTRIBUEES);
		expect(ouvert).toMatchObject({ id: 'NV', nom: 'Non attribué', lien: null });
		expect(panneaux.map(({ lien }) => lien)).toEqual([
			'/formes/SEX?v=1',
			'/formes/TRAV?v=1',
			'/formes/DOM?v=1',
			'/formes/MEND?v=1',
			'/formes/DELIT?v=1',
			null
		]);
	});

	test('a form that has money has its own, so that none is hidden among the others', async () => {
		const own = await vocabulariesOnly();
		await bring(own, csv([row(5, { forme: 'GPA', attribution: 'publiee', preuve: 'A' })]), {
			allowRejects: true
		});
		expect(
			grid(own, '')
				.panneaux.map(({ id }) => id)
				.slice(-2)
		).toEqual(['GPA', 'ESCL|ORG|MARI|ADOPT|AUTRE']);
		own.close();
	});

	test('a form that is asked stands alone, beside what has no form (R6)', () => {
		const { panneaux, ouvert } = grid(db, 'forme=GPA&v=1');
		expect(panneaux.map(({ id }) => id)).toEqual(['GPA']);
		expect(ouvert.annees.some(({ barre }) => barre.total !== null)).toBe(true);
	});

	test('money of the context is never told as what has no form', () => {
		const data = grid(db, 'perimetre=contexte&etape=execution');
		expect(data.ouvert.nom).toBe('Contexte');
		const view = viewFormesAnnees(data);
		for (const width of view.largeurs) {
			const { parts, swatches, bands } = view.place(width);
			expect([...parts, ...swatches].filter(({ marque }) => isNonAttribuee(marque as Forme))).toEqual([]);
			expect(bands).toEqual([]);
			expect(parts.some(({ marque }) => marque === 'CONTEXTE')).toBe(true);
		}
	});

	test('no base, no year: nothing is drawn and nothing fails', async () => {
		const own = await vocabulariesOnly();
		const view = viewFormesAnnees(grid(own, ''));
		expect(view.table.lignes).toEqual([]);
		for (const width of view.largeurs) expect(view.place(width).parts).toEqual([]);
		expect(view.titre).toMatch(/aucun montant/i);
		own.close();
	});
});

describe('beside the panels', () => {
	test('the survey is the one of the year that is read, else of the nearest', () => {
		expect(grid(db, 'v=1')).toMatchObject({ lue: 2018, enquete: { annee: 2018, repondants: 53 } });
		expect(grid(db, 'v=1&de=2013&a=2014')).toMatchObject({ lue: 2014, enquete: { annee: 2015 } });
	});

	test('labour and domestic servitude, which the survey counts together, share their share', () => {
		const shares = grid(db, 'v=1').panneaux.map(({ victimes }) => victimes);
		expect(shares).toEqual([
			{ part: 7400, formes: ['SEX'] },
			{ part: 1700, formes: ['TRAV', 'DOM'] },
			{ part: 1700, formes: ['TRAV', 'DOM'] },
			{ part: 300, formes: ['MEND'] },
			{ part: 500, formes: ['DELIT'] },
			null
		]);
	});

	test('the hump of 2022 and 2023 is named', () => {
		expect(grid(db, 'v=1').bosses).toEqual([{ nom: 'AGRASC', exercices: [2022, 2023] }]);
		expect(grid(db, 'v=1&dispositif=agrasc').bosses).toEqual([]);
		// What was spent: BOP 137 has other years, so nothing of it is a hump.
		expect(grid(db, 'v=1&etape=execution').bosses.map(({ nom }) => nom)).not.toContain('BOP 137');
	});
});

test('a figure that was read already gives the same grid, and keys and shares none of its own', () => {
	for (const address of ['v=1', 'v=1&mesure=part', 'v=1&cles=avec', 'v=1&perimetre=contexte', 'forme=SEX']) {
		const query = queryOf(db, address);
		expect(askFormesAnnees(db, query, formesParAnnee(db, query))).toEqual(askFormesAnnees(db, query));
	}
	const [plain, keyed] = ['v=1', 'v=1&cles=avec&mesure=part'].map((address) =>
		viewFormesAnnees(grid(db, address))
	);
	expect([keyed?.titre, keyed?.table.lignes]).toEqual([plain?.titre, plain?.table.lignes]);
});

test('the shipped amounts of 2018 and 2020', () => {
	const { panneaux, ouvert } = grid(db, 'v=1');
	const at = (panel: Panel | undefined, exercice: number) =>
		panel?.annees.find(({ barre }) => barre.exercice === exercice);
	const [sex, trav] = panneaux;
	expect(at(sex, 2018)).toMatchObject({ genre: 'argent', echo: 309_387_800, barre: { total: 237_600_000 } });
	expect(at(trav, 2018)).toMatchObject({ genre: 'argent', echo: 309_387_800, barre: { total: null } });
	expect(at(ouvert, 2018)).toMatchObject({ echo: 0, auMoins: true, barre: { total: 309_387_800 } });
	expect(at(sex, 2020)).toMatchObject({
		genre: 'argent',
		echo: 0,
		auMoins: true,
		barre: { total: 118_800_000 }
	});
	expect(at(trav, 2020)).toMatchObject({ genre: 'inconnu', haut: null });
	expect(at(ouvert, 2020)).toMatchObject({ genre: 'inconnu' });
	expect(FORMES).toContain(trav?.id);
});
