import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import type { BesoinsMoyensData, NeedsLine, NeedsPanel } from './data.ts';
import { describeNeeds, readNeeds, respondentWords, shareWords, surveyCountWords } from './readings.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { LARGEURS_BESOINS, placeBesoinsMoyens } from './place.ts';
import { tableBesoinsMoyens } from './table.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';

const line = (cells: Partial<NeedsLine> & Pick<NeedsLine, 'id' | 'nom' | 'marque'>): NeedsLine => ({
	victimes: null,
	parts: [],
	statut: 'publie',
	preuves: [],
	montant: null,
	bornes: { bas: 0, haut: null },
	parPersonne: null,
	...cells
});

const SEX = line({
	...{ id: 'SEX', nom: 'Exploitation sexuelle', marque: 'SEX' },
	victimes: { part: 7_500, effectif: null },
	parts: [{ marque: 'SEX', centimes: 25_000_00, deduit: 0, parCle: false }],
	montant: 25_000_00,
	bornes: { bas: 25_000_00, haut: 100_000_00 }
});
const TRAVAIL = line({
	...{ id: 'TRAV|DOM', nom: 'Exploitation par le travail, domestique comprise', marque: 'TRAV' },
	victimes: { part: 2_500, effectif: null },
	bornes: { bas: 0, haut: 75_000_00 }
});
const OUVERT = line({
	...{ id: 'NV', nom: 'Non attribué', marque: 'NV' },
	parts: [{ marque: 'NV', centimes: 75_000_00, deduit: 0, parCle: false }],
	montant: 75_000_00,
	bornes: { bas: 75_000_00, haut: 75_000_00 }
});

const PANEL: NeedsPanel = {
	exercice: 2018,
	enquete: { nom: 'E', repondants: 53, base: 'accompagnees', detectees: null, accompagnees: null },
	sansEnquete: null,
	moyens: {
		nom: 'Crédits prévus',
		etapes: ['lfi', 'annonce'],
		statut: 'publie',
		total: 100_000_00,
		base: 100_000_00,
		sansPart: null,
		couverture: 'complete',
		partiel: false,
		concurrents: true
	},
	lignes: [SEX, TRAVAIL, OUVERT]
};
const PARTIAL: NeedsPanel = {
	...PANEL,
	exercice: 2020,
	enquete: { nom: 'F', repondants: 26, base: 'detectees', detectees: 3_489, accompagnees: 2_259 },
	moyens: {
		...PANEL.moyens,
		base: null,
		partiel: true,
		sansPart: 'Part non calculée : pas de total complet dans nos sources'
	},
	lignes: [{ ...SEX, parts: [] }, TRAVAIL]
};
const SILENT: NeedsPanel = {
	...PANEL,
	exercice: 2023,
	enquete: null,
	sansEnquete: 'Aucune enquête lue pour 2023',
	lignes: [{ ...SEX, victimes: null }, OUVERT]
};
/** The whole of a large amount has no form: its bar is the longest, and so are its words. */
const WHOLE: NeedsPanel = {
	...SILENT,
	moyens: { ...PANEL.moyens, total: 1_498_396_000, base: 1_498_396_000, concurrents: false },
	lignes: [
		{
			...OUVERT,
			parts: [{ marque: 'NV', centimes: 1_498_396_000, deduit: 0, parCle: false }],
			montant: 1_498_396_000
		}
	]
};
const figure = (...panneaux: NeedsPanel[]): BesoinsMoyensData => ({
	portee: scopeWith(),
	titre: sentence('T'),
	sousTitre: sentence('S'),
	sources: 'Sources',
	notes: [],
	panneaux
});
const wordsOf = (data: BesoinsMoyensData, width: number) =>
	placeBesoinsMoyens(data, width).texts.map((text) => text.lines.join(' '));

describe('needs beside means, placed', () => {
	test.for(LARGEURS_BESOINS)('at %i px no label is cut, small or on another', (width) => {
		for (const panels of [[PANEL], [PARTIAL], [SILENT], [WHOLE], [PANEL, PARTIAL, SILENT]])
			expect(inEachLanguage(() => labelFaults(placeBesoinsMoyens(figure(...panels), width)))).toEqual([]);
	});

	test('every side has its own scale, as long for the whole on both', () => {
		const { parts } = placeBesoinsMoyens(figure(PANEL), 1120);
		const [victims, money, open] = ['victimes-2018 SEX', 'moyens-2018 SEX-0', 'moyens-2018 NV-0'].map(
			(key) => parts.find((part) => part.key === key)?.width ?? NaN
		);
		// 75 % of the victims is three times 25 % of the money, and as long as the 75 % of no form.
		expect(victims).toBeCloseTo((money ?? 0) * 3, 5);
		expect(victims).toBeCloseTo(open ?? 0, 5);
	});

	test('the areas of the money add up to what shares are taken of; those of people stand for no cent', () => {
		const { parts } = placeBesoinsMoyens(figure(PANEL), 720);
		expect(parts.reduce((sum, part) => sum + part.centimes, 0)).toBe(100_000_00);
		expect(
			parts.filter(({ key }) => key.startsWith('victimes')).every(({ centimes }) => centimes === 0)
		).toBe(true);
	});

	test('where no share may be computed, no bar of money is drawn but an empty frame with the amounts', () => {
		const { parts, slots } = placeBesoinsMoyens(figure(PARTIAL), 1120);
		expect(parts.filter(({ key }) => key.startsWith('moyens'))).toEqual([]);
		expect(slots.map(({ kind }) => kind)).toEqual(['non-calcule']);
		expect(wordsOf(figure(PARTIAL), 1120)).toContain('au moins 25\u00A0000\u00A0€');
	});

	test.for(LARGEURS_BESOINS)(
		'at %i px the respondents of each year stand in the head of its victims',
		(width) => {
			const words = wordsOf(figure(PANEL, PARTIAL), width);
			expect(words).toContain('53 associations répondantes');
			expect(words).toContain('26 associations répondantes');
		}
	);

	test.for(LARGEURS_BESOINS)('at %i px the words of a bar that is the whole stand clear of it', (width) => {
		const { parts, texts } = placeBesoinsMoyens(figure(WHOLE), width);
		const [bar, words] = [parts[0], texts.find(({ key }) => key.startsWith('mots-moyens'))];
		expect(bar && words && (words.box.x >= bar.x + bar.width + 4 || words.box.y >= bar.y + bar.height)).toBe(
			true
		);
		expect(words?.lines.join(' · ').replace(/ · /g, ' ')).toBe('100\u00A0% 14\u00A0983\u00A0960\u00A0€');
	});

	test.for(LARGEURS_BESOINS)('at %i px no line of a scale runs under words', (width) => {
		const { rules, texts } = placeBesoinsMoyens(figure(PANEL, WHOLE), width);
		const lines = rules.filter(({ kind }) => kind === 'grille');
		expect(lines.length).toBeGreaterThan(0);
		const under = lines.filter(({ points: [[x, top] = [0, 0], [, bottom] = [0, 0]] }) =>
			texts.some(
				({ box }) => x > box.x && x < box.x + box.width && top < box.y + box.height && bottom > box.y
			)
		);
		expect(under).toEqual([]);
	});

	test('a year of which nothing is known has its heads and no frame around nothing', () => {
		const nothing = { ...SILENT, lignes: [], moyens: { ...PANEL.moyens, total: null, base: null } };
		const { slots, texts } = placeBesoinsMoyens(figure(nothing), 1120);
		expect(slots).toEqual([]);
		expect(texts.map((text) => text.lines.join(' '))).toContain('Aucune enquête lue pour 2023');
	});

	test('a frame without a survey says so', () => {
		expect(wordsOf(figure(SILENT), 1120)).toContain('pas d’enquête lue');
	});

	test('no line joins two years', () => {
		const { rules, ribbons } = placeBesoinsMoyens(figure(PANEL, PARTIAL), 1120);
		expect(ribbons).toEqual([]);
		const heights = rules.filter(({ kind }) => kind !== 'filet-fort');
		const apart = rules.find(({ kind }) => kind === 'filet-fort')?.points[0]?.[1] ?? NaN;
		expect(
			heights.every(({ points }) => {
				const ys = points.map(([, y]) => y);
				return Math.max(...ys) <= apart || Math.min(...ys) >= apart;
			})
		).toBe(true);
	});
});

describe('needs beside means, in words', () => {
	test('every reading and every row of the table that counts victims names who answered', () => {
		for (const { whole } of readNeeds(figure(PANEL, PARTIAL, SILENT)))
			if (/victimes/.test(whole.said)) expect(whole.said).toMatch(/\d+ associations? répondantes?/);
		const { colonnes, lignes } = tableBesoinsMoyens(figure(PANEL, PARTIAL, SILENT));
		const at = (id: string) => colonnes.findIndex((column) => column.id === id);
		for (const row of lignes)
			if (row[at('part_des_victimes')] !== null) expect(row[at('repondants')]).not.toBeNull();
		expect(lignes.filter((row) => row[at('part_des_victimes')] !== null)).toHaveLength(4);
	});

	test('a row says its share, its amount and its bounds', () => {
		expect(readNeeds(figure(PANEL)).map(({ whole }) => whole.seen)).toEqual([
			'Exploitation sexuelle, 2018\u00A0: 75\u00A0% des victimes accompagnées (53 associations répondantes)\u00A0; 25,0\u00A0%, 25\u00A0000\u00A0€\u00A0; bornes\u00A0: au moins 25\u00A0000\u00A0€, au plus 100\u00A0000\u00A0€.',
			'Exploitation par le travail, domestique comprise, 2018\u00A0: 25\u00A0% des victimes accompagnées (53 associations répondantes)\u00A0; aucun montant identifié\u00A0; bornes\u00A0: rien n’est rattaché, au plus 75\u00A0000\u00A0€.',
			'Non attribué, 2018\u00A0: 75,0\u00A0%, 75\u00A0000\u00A0€.'
		]);
	});

	test('several years are said to make no series', () => {
		// Where the sides stand depends on the width: stacked on a phone, beside each other elsewhere.
		expect(describeNeeds(figure(PANEL, PARTIAL))).not.toMatch(/gauche|droite/);
		expect(describeNeeds(figure(PANEL, PARTIAL))).toMatch(/elles ne font pas une série/);
		expect(describeNeeds(figure())).toBe('Aucune année à montrer.');
	});

	test('counts agree', () => {
		const survey = {
			nom: 'E',
			base: 'accompagnees',
			repondants: 1,
			detectees: null,
			accompagnees: 1
		} as const;
		expect(respondentWords(survey)).toBe('1 association répondante');
		expect(respondentWords({ repondants: null })).toMatch(/absent de nos sources/);
		expect(surveyCountWords(survey)).toBe('1 personne accompagnée');
		expect(surveyCountWords({ ...survey, detectees: 6_457, accompagnees: 2_573 })).toBe(
			'6\u00A0457 personnes repérées, dont 2\u00A0573 accompagnées'
		);
		expect(surveyCountWords({ ...survey, accompagnees: null })).toBe(
			'nombre exact de personnes absent de nos sources'
		);
		expect([1_700, 50, 5].map(shareWords)).toEqual(['17\u00A0%', '0,5\u00A0%', '0,05\u00A0%']);
	});
});

describe('needs beside means, in English', () => {
	const english = <T>(work: () => T) => inLanguage('en', work);
	const survey = { nom: 'E', base: 'accompagnees', repondants: 1, detectees: null, accompagnees: 1 } as const;

	test('counts agree', () => {
		expect(english(() => respondentWords(survey))).toBe('1 responding organisation');
		expect(english(() => respondentWords({ repondants: 53 }))).toBe('53 responding organisations');
		expect(english(() => respondentWords({ repondants: null }))).toBe(
			'number of responding organisations absent from our sources'
		);
		expect(english(() => surveyCountWords(survey))).toBe('1 assisted person');
		expect(english(() => surveyCountWords({ ...survey, detectees: 6_457, accompagnees: 2_573 }))).toBe(
			'6,457 identified people, of whom 2,573 assisted'
		);
		expect(english(() => surveyCountWords({ ...survey, accompagnees: null }))).toBe(
			'exact number of people absent from our sources'
		);
		expect(english(() => [1_700, 50, 5].map(shareWords))).toEqual(['17%', '0.5%', '0.05%']);
	});

	test('a row says its share, its amount and its bounds', () => {
		const rows = [
			{ ...SEX, nom: 'Sexual exploitation' },
			{ ...TRAVAIL, nom: 'Labour exploitation' }
		];
		const data = figure({ ...PANEL, lignes: rows });
		expect(english(() => readNeeds(data).map(({ whole }) => whole.seen))).toEqual([
			'Sexual exploitation, 2018: 75% of assisted victims (53 responding organisations); 25.0%, €25,000; bounds: at least €25,000, at most €100,000.',
			'Labour exploitation, 2018: 25% of assisted victims (53 responding organisations); no amount identified; bounds: nothing is attributed, at most €75,000.'
		]);
		expect(english(() => describeNeeds(data))).toMatch(
			/^One row per form of trafficking, in 2018: the victims of the survey, then the money\. /
		);
		expect(english(() => describeNeeds(figure(PANEL, PARTIAL)))).toMatch(/they do not make a series/);
	});
});
