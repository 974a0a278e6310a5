import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUES } from '#lib/domain/language.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { pointMoney } from '#lib/pages/point/point-money.server.ts';
import {
	ask,
	bring,
	csv,
	queryOf,
	row,
	shippedBase,
	vocabulariesOnly,
	type Cells
} from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { isToldOf, tableNumbers, toldNumbers } from '#lib/figures/told-numbers.fixture.ts';
import { askPassage } from './ask.server.ts';
import type { PassageData } from './data.ts';
import { viewPassage } from './figure.ts';
import { LARGEURS_PASSAGE } from './place.ts';
import { partsUpwards } from './readings.ts';
import { blocksOf, scaleFor } from './segments.ts';
import { fc, SEED } from '../../../../tests/property-seed.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
function asked(address = '', base = db): PassageData {
	const data = askPassage(base, queryOf(base, address));
	if (data === null) throw new Error(`nothing: ${address}`);
	return data;
}
const shape = ({ colonnes }: PassageData) =>
	colonnes.map(({ exercice, actions }) => [
		exercice,
		...actions.map(({ action, etape, parts }) => `${action} ${etape} ${parts.map(({ id }) => id).join()}`)
	]);

describe('on the shipped data', () => {
	test('action 15 is poured with action 12 into 21, then 25, and the last year is that of the data', () => {
		expect(shape(asked())).toEqual([
			[2018, '15 lfi SEX,NV', '12 plf ACTION 12'],
			[2019, '21 plf SEX,NV,RESTE'],
			[2022, '25 plf SEX,RESTE'],
			[2025, '25 plf SEX,RESTE']
		]);
		expect(plain(asked().titre)).toBe(
			'Depuis 2019, le mot « traite » a disparu des actions du programme 137'
		);
	});

	test('the steps say what the titles and the crosswalk say, and growth within one action alone', () => {
		expect(asked().colonnes.map(({ etape }) => plain(etape))).toEqual([
			'',
			'L’action 15, seule du programme 137 à nommer la traite, est versée avec l’action 12 dans l’action 21, dont l’intitulé ne nomme pas la traite.',
			'L’action 21 est partagée entre l’action 24 et l’action 25 ; l’intitulé de l’action 25 nomme la prostitution, pas la traite.',
			'L’action 25 a grossi de 36,6 % depuis 2022 ; ce qu’elle contient d’autre pour la traite n’est pas isolé dans nos sources.'
		]);
		const [, growths] = [0, asked().colonnes.map(({ actions }) => actions.map(({ variation }) => variation))];
		expect(growths).toEqual([[null, null], [null], [null], [366]]);
	});

	test('what can no longer be read is bounded by the last year in which it could', () => {
		expect(asked().borne).toEqual({ exercice: 2019, centimes: 460_487_800 });
		expect(asked('de=2022').borne).toBeNull();
	});

	test('money wider than trafficking never wears the swatch of what is not attributed, nor enters an amount of it (R5)', () => {
		for (const { actions } of asked().colonnes)
			for (const { parts, dispositif } of actions)
				for (const part of parts) {
					expect(part.forme === null).toBe(part.marque === 'CONTEXTE');
					if (part.forme === null) expect(dispositif).not.toBe('bop137');
				}
	});

	test.for([
		[
			'de=2020',
			'De 2020 à 2025, le mot « traite » n’est pas dans les intitulés des actions du programme 137'
		],
		['a=2018', 'De 2014 à 2018, le mot « traite » est dans les intitulés des actions du programme 137'],
		['etape=execution', 'Depuis 2019, le mot « traite » a disparu des actions du programme 137']
	])('%s: the title keeps to the years that are shown', ([address, title]) => {
		expect(plain(asked(address).titre)).toBe(title);
	});

	test('AE, constant euros, another version and what has no passage', async () => {
		expect(asked('nature=ae').colonnes.at(-1)?.actions[0]?.centimes).toBe(3_837_235_700);
		const constant = asked('euros=constants&base=2020');
		expect(constant.colonnes.at(-1)?.actions[0]?.centimes).not.toBe(3_837_235_700);
		expect(plain(constant.sousTitre)).toContain('euros constants de 2020');
		for (const address of ['dispositif=mae', 'de=1999&a=1999', 'de=2030'])
			expect(askPassage(db, queryOf(db, address))).toBeNull();
		expect(shape(asked('perimetre=contexte'))).toEqual(shape(asked()));
		const empty = await vocabulariesOnly();
		expect(askPassage(empty, queryOf(empty, ''))).toBeNull();
		empty.close();
	});

	test.for(LANGUES)(
		'every number of its readings and its steps is in its table, or made from it (%s)',
		(langue) => {
			inLanguage(langue, () => {
				for (const address of ['', 'etape=execution', 'nature=ae', 'a=2018', 'de=2022', 'euros=constants']) {
					const data = asked(address);
					const { readings, table } = viewPassage(data);
					const numbers = tableNumbers(table);
					const said = [
						...readings.flatMap(({ whole, parts }) => [whole, ...parts].map(({ seen }) => seen)),
						...data.colonnes.map(({ etape }) => etape)
					].map((text) => text.replace(/(?:action|programme)[\u00A0 ]\d+/gi, ''));
					for (const text of said)
						expect(
							toldNumbers(text, langue)
								.filter((told) => !isToldOf(told, numbers))
								.map((told) => `${told.text} – ${text}`)
						).toEqual([]);
				}
			});
		}
	);

	test('the sheet of each piece tells its amount, and that of a whole action where nothing is told apart', () => {
		const { colonnes } = asked();
		const parts = viewPassage(asked()).readings.flatMap((reading) => reading.parts);
		const pieces = colonnes.flatMap((column) => partsUpwards(column));
		for (const [index, [action, part]] of pieces.entries()) {
			const point = parts[index]?.point;
			expect(point && pointMoney(db, queryOf(db, ''), point).centimes).toBe(
				part.forme === null ? action.centimes : part.centimes
			);
		}
	});

	test('amounts are those that the API gives, the whole actions as context and what is isolated by form', () => {
		for (const address of ['', 'etape=plf', 'nature=ae', 'euros=constants', 'etape=execution']) {
			const { view } = { view: viewPassage(asked(address)) };
			const at = (id: string) => view.table.colonnes.findIndex((column) => column.id === id);
			for (const [index, cells] of view.table.lignes.entries()) {
				const [exercice, dispositif, etape] = ['exercice', 'dispositif', 'etape'].map((id) =>
					String(cells[at(id)])
				);
				const forme = cells[at('forme')];
				const context = !['bop137'].includes(dispositif ?? '');
				const query =
					`${address === '' ? '' : `${address}&`}dispositif=${dispositif}&de=${exercice}&a=${exercice}${context ? '&perimetre=contexte' : ''}&etape=${etape}`.replace(
						/etape=\w+&(.*etape=)/,
						'$1'
					);
				const rows =
					forme === ''
						? dispositif === 'p137-autres'
							? ask(db, query, 'poste').rows.filter(({ poste }) => poste === `Action ${cells[at('action')]}`)
							: ask(db, query, 'dispositif').rows
						: ask(db, query, 'forme').rows.filter((found) => found.forme === forme);
				expect({ query, index, found: rows.map(({ centimes }) => centimes) }).toEqual({
					...{ query, index },
					found: [cells[at('montant')]]
				});
			}
		}
	});
});

test('a title that was not read is said, and the finding keeps to what was', async () => {
	const base = await shippedBase();
	await bring(base, 'dispositif;programme;action;de;a;comparable;note\np137-autres;137;27;2023;2023;;\n', {
		name: 'autre-nomenclature.csv'
	});
	const data = asked('', base);
	expect(plain(data.titre)).toBe(
		'Depuis 2019, le mot « traite » n’est plus dans les intitulés lus des actions du programme 137'
	);
	expect(plain(data.notes[0] ?? '')).toContain('non lus, ou lus en partie : 2023');
	// The version before says what it said.
	expect(plain(asked('v=1', base).titre)).toContain('a disparu');
	base.close();
});

describe('drawn to scale, whatever the amounts', () => {
	const amount = fc.integer({ min: -2_000_000, max: 90_000_000 });
	const made = fc.record({
		isolated: fc.array(amount, { minLength: 1, maxLength: 3 }),
		open: amount,
		whole: fc.array(fc.integer({ min: 0, max: 90_000_000 }), { minLength: 2, maxLength: 2 })
	});
	const linesOf = ({
		isolated,
		open,
		whole
	}: {
		isolated: number[];
		open: number;
		whole: number[];
	}): Cells[] => [
		...isolated.map((montant, index) =>
			row(montant, {
				exercice: 2030,
				etape: 'plf',
				poste: `P${index}`,
				forme: ['SEX', 'TRAV', 'DOM'][index] ?? 'SEX',
				attribution: 'publiee'
			})
		),
		row(open, { exercice: 2030, etape: 'plf', poste: 'reste' }),
		...whole.map((montant, index) =>
			row(montant, { exercice: 2030 + index, dispositif: 'p137-25', etape: 'plf', poste: '' })
		)
	];

	test('parts add up to their action to the cent, and their lengths to its length', async () => {
		await fc.assert(
			fc.asyncProperty(made, fc.constantFrom(...LARGEURS_PASSAGE), async (drawn, width) => {
				const base = await shippedBase();
				await bring(base, csv(linesOf(drawn)), { allowRejects: true });
				const data = asked('de=2022', base);
				const scale = scaleFor(data, 400);
				for (const column of data.colonnes)
					for (const { action, from, to, segments } of blocksOf(column, scale)) {
						const cents = action.parts.reduce((sum, { centimes }) => sum + centimes, 0);
						const known = action.parts.filter(({ forme }) => forme !== null);
						const isolated = known.reduce((sum, { centimes }) => sum + centimes, 0);
						expect(cents).toBe(Math.max(action.large ? action.centimes : isolated, isolated));
						expect(action.parts.every(({ centimes }) => centimes > 0)).toBe(true);
						expect(to - from).toBeCloseTo(cents * scale, 6);
						for (const { part, from: start, to: end } of segments)
							expect(end - start).toBeCloseTo(part.centimes * scale, 6);
					}
				const view = viewPassage(data);
				for (const langue of LANGUES)
					inLanguage(langue, () => {
						const { place, placeLow } = viewPassage(asked('de=2022', base));
						const low = placeLow?.(width, 400);
						expect([...labelFaults(place(width)), ...(low ? labelFaults(low) : [])]).toEqual([]);
					});
				expect(view.readings.map(({ parts }) => parts.length)).toEqual(
					data.colonnes.map(({ actions }) => actions.reduce((sum, { parts }) => sum + parts.length, 0))
				);
				base.close();
			}),
			{ seed: SEED, numRuns: 25 }
		);
	});

	test.for([720, 1120])('at %i what flows is as thick at each end as the part that it joins', (width) => {
		const drawing = viewPassage(asked()).place(width);
		const { parts, ribbons } = drawing;
		const scale = Math.max(...parts.map(({ height, centimes }) => height / centimes));
		for (const part of parts) expect(part.height).toBeCloseTo(part.centimes * scale, 6);
		for (const { key, upper, lower } of ribbons) {
			const [year, id] = [key.slice(0, 4), key.slice(5)];
			const later = parts.find(
				(part) => Number(part.id) > Number(year) && part.key.endsWith(id === 'reste' ? 'RESTE' : id)
			);
			expect(lower[3][1] - upper[3][1]).toBeCloseTo(later?.height ?? -1, 6);
		}
		expect(ribbons.map(({ key }) => key)).toEqual([
			'2022-reste',
			'2019-reste',
			'2018-reste',
			'2018-SEX',
			'2018-NV',
			'2019-SEX',
			'2022-SEX'
		]);
	});
});
