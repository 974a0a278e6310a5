import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewOf } from './figures.ts';
import type { FigureView } from '#lib/figures/shell/figure-view.ts';
import { FIGURE_IDS, FIGURES, type FigureId } from '#lib/figures/figures.ts';
import { LANGUES, type Langue } from '#lib/domain/language.ts';
import { ETAPES_DEMANDEES, InvalidQuery, type Query } from '#lib/domain/query.ts';
import { labelOf, noteOf, reasonOf } from '#lib/domain/reference-labels.ts';
import { lowerFirst } from '#lib/domain/typography.ts';
import { FORMES, FORMES_ATTRIBUEES, isNonAttribuee } from '#lib/domain/vocabulary.ts';
import { headName } from '#lib/words/dispositifs.ts';
import { underwent } from '#lib/figures/besoins-moyens/finding.ts';
import { FORMES_EN_PHRASE } from '#lib/words/sentence-words.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import { ask, bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { askFigure } from './registry.server.ts';
import { isToldOf, tableNumbers, toldNumbers } from './told-numbers.fixture.ts';
import { fc, SEED } from '../../../tests/property-seed.ts';

let db: Database;
/** Names and texts of `data/` that a sentence may hold: a number in them is none of ours. The longest first. */
let names: string[];
let dispositifs: string[];
/** Names of the dispositifs that are against trafficking alone. */
let dedicated: string[];

/** The shipped base, then a version with money for labour, taken back, of a stage that nothing else has. */
beforeAll(async () => {
	db = await shippedBase();
	const more = [
		row(40_000, {
			exercice: 2019,
			dispositif: 'mae',
			etape: 'annonce',
			forme: 'TRAV',
			attribution: 'publiee',
			preuve: 'C'
		}),
		row(-2_500, {
			exercice: 2018,
			dispositif: 'p101',
			etape: 'execution',
			forme: 'TRAV:60|SEX:40',
			attribution: 'publiee',
			preuve: 'B'
		}),
		row(123_456.78, { exercice: 2016, dispositif: 'p101', etape: 'lfi', preuve: 'A' }),
		row(999, { exercice: 2026, etape: 'plf', forme: 'MEND', attribution: 'publiee', preuve: 'D' }),
		row(0, { exercice: 2026, dispositif: 'mae', etape: 'execution', preuve: 'A' })
	];
	await bring(db, csv(more), { allowRejects: true });
	const reference = readReference(db, currentVersion(db));
	dispositifs = reference.dispositifs.map(({ id }) => id);
	const short = shortNames(reference.dispositifs);
	dedicated = LANGUES.flatMap((langue) =>
		inLanguage(langue, () =>
			reference.dispositifs.filter(({ perimetre }) => perimetre === 'dedie').map(labelOf)
		)
	);
	const postes = db.prepare<[], { label: string }>('SELECT label FROM poste').all();
	const texts = LANGUES.flatMap((langue) =>
		inLanguage(langue, () => [
			...reference.dispositifs.flatMap((one) => [labelOf(one), headName(labelOf(one)), short(one.id)]),
			...[...reference.couverture, ...reference.nomenclature].map(noteOf),
			...reference.motifs.map(reasonOf),
			...postes.map(({ label }) => label),
			...reference.victimes.map(({ enquete }) => enquete)
		])
	);
	const written = texts.map((text) => text.replace(/\.$/, '')).filter((text) => text !== '');
	names = [...new Set(written.flatMap((text) => [text, lowerFirst(text)]))].sort(
		(a, b) => b.length - a.length
	);
});
afterAll(() => db.close());

const few = <T>(items: readonly T[], most: number): fc.Arbitrary<readonly T[]> =>
	fc.oneof(fc.constant([]), fc.subarray([...items], { minLength: 1, maxLength: most }));
const maybe = <T>(...items: readonly T[]) =>
	fc.option(fc.constantFrom(...items), { nil: undefined, freq: 1 });
const year = fc.integer({ min: 2012, max: 2027 });

/** An address of a figure, whatever its filters. Dispositifs are drawn by rank: the vocabulary is in the base. */
const addresses = fc.record({
	forme: few(FORMES, 2),
	rangs: few([0, 1, 2, 3, 4, 5, 6, 7], 2),
	etape: maybe(...ETAPES_DEMANDEES),
	nature: maybe('ae', 'np'),
	annees: fc.option(fc.tuple(year, year), { nil: undefined }),
	seule: fc.boolean(),
	perimetre: maybe('contexte'),
	mesure: maybe('part'),
	euros: maybe('constants'),
	cles: maybe('avec'),
	groupe: maybe('forme'),
	v: maybe(1, 2)
});
type Drawn = typeof addresses extends fc.Arbitrary<infer T> ? T : never;

function written({ forme, rangs, annees, seule, ...others }: Drawn): string {
	const [a, b] = annees ?? [];
	const params = new URLSearchParams();
	const set = (name: string, value: string | number | undefined) => {
		if (value !== undefined && value !== '') params.set(name, String(value));
	};
	set('forme', forme.join());
	set('dispositif', rangs.flatMap((rang) => dispositifs[rang] ?? []).join());
	if (a !== undefined && b !== undefined) {
		set('de', Math.min(a, b));
		set('a', seule ? Math.min(a, b) : Math.max(a, b));
	}
	for (const [name, value] of Object.entries(others)) set(name, value);
	return params.toString();
}

interface Shown {
	readonly id: FigureId;
	readonly address: string;
	readonly langue: Langue;
	readonly query: Query;
	readonly view: FigureView;
}

function show(id: FigureId, address: string, langue: Langue): Shown | null {
	try {
		return inLanguage(langue, () => {
			const query = queryOf(db, address);
			const figure = askFigure(db, id, query);
			return figure && { id, address, langue, query, view: viewOf(figure) };
		});
	} catch (problem) {
		if (problem instanceof InvalidQuery) return null;
		throw problem;
	}
}

const bare = (text: string) =>
	names
		.reduce((left, name) => (left.includes(name) ? left.replaceAll(name, '…') : left), text)
		.replace(/\b(?:BOP|programmes?|actions?|AE|CP)[ \u00A0]\d+(?:-\d+)?/gi, '…');

/** Numbers of a text that neither the table nor the scope holds. */
function strayNumbers({ view, langue, query }: Shown, text: string): string[] {
	const { portee, table } = view;
	const found = tableNumbers(table);
	const reserved = [portee.annonce, portee.dit, portee.deduit].filter((some) => typeof some === 'number');
	const own = [
		portee.de,
		portee.a,
		portee.base,
		query.de,
		query.a,
		...query.annees,
		...Object.values(portee.annees).flat()
	];
	const numbers = {
		...found,
		amounts: new Set([...found.amounts, ...reserved]),
		years: new Set([...found.years, ...own.filter((value) => typeof value === 'number')])
	};
	return toldNumbers(bare(text), langue)
		.filter((told) => !isToldOf(told, numbers))
		.map(({ text: told }) => told);
}

const QUANTIFIERS: Readonly<Record<Langue, RegExp>> = {
	fr: /(?<!\p{L})(?:aucune?s?|chacune?|chaque|tous|toutes?|seule?s?|rien)(?!\p{L})/iu,
	en: /\b(?:no|none|neither|nothing|every|each|all|only|any)\b/i
};

/** Words by which a sentence names a stage, in either language. */
const STAGES: Readonly<Record<Query['etape'], RegExp>> = {
	prevu: /./,
	demande: /demand|request/i,
	annonce: /annonc|announc/i,
	plf: /projet de loi|PLF|budget bill/i,
	lfi: /vot[ée]|LFI|initial budget/i,
	lfr: /rectificative|LFR|amending/i,
	ouvert: /ouvert|available/i,
	execution: /dépens|exécut|spent|spend/i
};

/** What the reader narrowed and the sentence does not name, where it quantifies. */
function unnamed({ id, view, langue, query }: Shown, sentence: string): string[] {
	// That no survey was read for a year is said of surveys, which no filter narrows.
	const quantifies = QUANTIFIERS[langue].test(
		sentence.replace(/only announced|Aucune enquête lue|No survey read/g, '')
	);
	if (!quantifies) return [];
	const { portee } = view;
	const ignored = FIGURES[id].ignore;
	return inLanguage(langue, () => {
		const forms = FORMES_ATTRIBUEES.filter((forme) => query.forme.includes(forme));
		const open = query.forme.some(isNonAttribuee) ? [/forme|form\b/i] : [];
		const saysForm = [
			...forms.flatMap((forme) => [
				FORMES_EN_PHRASE[forme].pour,
				FORMES_EN_PHRASE[forme].a,
				underwent([forme])
			]),
			...(query.forme.includes('DOM') ? [underwent(['TRAV', 'DOM'])] : []),
			...(langue === 'fr'
				? ['ce choix', 'formes choisies', 'formes demandées']
				: ['this choice', 'forms chosen', 'forms asked'])
		].some((words) => sentence.includes(words));
		const narrowed = !ignored.includes('forme') && query.forme.length > 0;
		const stages = ignored.includes('etape') || STAGES[query.etape].test(sentence);
		const [first] = portee.dispositifs;
		return [
			...(narrowed && !saysForm && !open.some((words) => words.test(sentence)) ? ['forme'] : []),
			...(first !== undefined &&
			!portee.dispositifs.some((name) => sentence.includes(name)) &&
			!/choisi|chosen/.test(sentence)
				? ['dispositif']
				: []),
			...(stages ? [] : ['étape'])
		];
	});
}

const SLIPS = /NaN|null|undefined|Infinity|\[object| {2}|\(\)|(?<!\d)(?:0[,.]0|100[,.]0)\u00A0?%/;
/** An amount of a thousand euros or more with its cents. */
const CENTS: Readonly<Record<Langue, RegExp>> = {
	fr: /\d\u00A0\d{3},\d\d\u00A0€/,
	en: /€[\d,]*,\d{3}\.\d\d(?!M)/
};

/** Words that speak of the State, or of our own searches, each with the status that alone allows them (R10). */
const NOTHINGS = [
	[/(?:non|pas|plus) publié|(?:not|no longer) published/i, 'non_publie'],
	[/non trouvé par nous|not found by us/i, 'non_trouve'],
	[/pas cherché(?! partout)|not searched for(?! everywhere)/i, 'absent'],
	[/sans objet|not applicable/i, 'sans_objet']
] as const;

/** The kinds of nothing that a text says and no row of its table has. */
function nothingsUnfounded({ table }: FigureView, text: string): string[] {
	const columns = table.colonnes.flatMap(({ id }, index) => (/(?:^|_)statut$/.test(id) ? [index] : []));
	if (columns.length === 0) return [];
	const held = new Set(table.lignes.flatMap((cells) => columns.map((index) => cells[index])));
	const plain = text.replaceAll('\u00A0', ' ');
	return NOTHINGS.filter(([words, statut]) => words.test(plain) && !held.has(statut)).map(
		([, statut]) => statut
	);
}

/** Whether a sentence names the only scheme, of some, that it speaks of. */
const tellsOneOf = (sentence: string, schemes: readonly string[]) => {
	const plain = (text: string) => text.replaceAll('\u00A0', ' ');
	const [, named = ''] = /(?:un seul dispositif|only one scheme) ?: (.*)$/.exec(plain(sentence)) ?? [];
	const [first = ''] = named.split(/ ?[;,]/);
	return schemes.some((label) => plain(label).startsWith(first));
};

/** The faults of what a figure says, each with its place. */
function faultsOf(shown: Shown): string[] {
	const { view, langue, query } = shown;
	const texts = [view.titre, view.sousTitre, view.desc];
	const fault = (what: string, text: string) => `${what} – ${text}`;
	return [
		...texts.flatMap((text) => strayNumbers(shown, text).map((number) => fault(`number ${number}`, text))),
		...texts.filter((text) => SLIPS.test(text)).map((text) => fault('slip', text)),
		...texts.flatMap((text) =>
			nothingsUnfounded(view, text).map((statut) => fault(`${statut} without a row`, text))
		),
		...(CENTS[langue].test(view.titre) ? [fault('cents', view.titre)] : []),
		...unnamed(shown, view.titre).map((filter) => fault(`${filter} not named`, view.titre)),
		...(view.portee.perimetre !== 'dedie' &&
		!tellsOneOf(view.titre, dedicated) &&
		/(?<!prostitution et )contre la traite|(?<!prostitution and )against trafficking/.test(view.titre)
			? [fault('purpose', view.titre)]
			: []),
		...(query.perimetre === 'contexte' &&
		!/contexte|plus large|context|wider/i.test(`${view.titre} ${view.sousTitre}`)
			? [fault('contexte not named', view.titre)]
			: [])
	];
}

const CASES = 5_200;

describe('what figures say, whatever is asked', () => {
	test(
		'stands in their tables, names the filters it quantifies over, and never says more than is known',
		{ timeout: 600_000 },
		() => {
			let said = 0;
			fc.assert(
				fc.property(
					fc.constantFrom(...FIGURE_IDS),
					addresses,
					fc.constantFrom(...LANGUES),
					(id, drawn, langue) => {
						const address = written(drawn);
						const shown = show(id, address, langue);
						if (shown === null) return;
						said += 1;
						expect({ id, address, langue, faults: faultsOf(shown) }).toEqual({
							id,
							address,
							langue,
							faults: []
						});
					}
				),
				{ seed: SEED, numRuns: CASES }
			);
			expect(said).toBeGreaterThan(CASES / 2);
		}
	);

	test('has the same status and coverage in the API and in the table of the figure', () => {
		fc.assert(
			fc.property(addresses, (drawn) => {
				const address = written({ ...drawn, forme: [], groupe: undefined });
				const byYear = show('formes-par-annee', address, 'fr');
				if (byYear === null) return;
				const answers = ask(db, address, 'exercice').rows;
				const { colonnes, lignes } = byYear.view.table;
				const at = (id: string) => colonnes.findIndex((column) => column.id === id);
				for (const row of answers) {
					const own = lignes.find((cells) => cells[at('exercice')] === row.exercice);
					if (!own) continue;
					const [statut, couverture] = [own[at('statut')], own[at('couverture')]];
					expect({ address, exercice: row.exercice, statut, couverture }).toEqual({
						...{ address, exercice: row.exercice },
						...{ statut: row.statut, couverture: row.couverture }
					});
				}
			}),
			{ seed: SEED, numRuns: 150 }
		);
	});
});
