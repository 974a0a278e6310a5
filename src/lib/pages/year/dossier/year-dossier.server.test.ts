import { afterAll, beforeAll, expect, test } from 'vitest';
import { PERIMETRES } from '#lib/domain/vocabulary.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import { SECTIONS, type Block, type YearDossier } from './blocks.ts';
import { yearDossier } from './year-dossier.server.ts';
import { fc, SEED } from '../../../../../tests/property-seed.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const made = (year: number, address = '') =>
	yearDossier(db, queryOf(db, address), year, 'https://exemple.fr');
const blocksOf = ({ sections }: YearDossier): Block[] => sections.flatMap(({ blocs }) => [...blocs]);
const flat = (text: string) => text.replaceAll('\u00A0', ' ');

test('2018 is told in seven parts, in the order of the evaluation', () => {
	const dossier = made(2018);
	expect(dossier.sections.map(({ id }) => id)).toEqual(SECTIONS);
	expect(dossier.titre).toBe('Évaluation 2018 des moyens contre la traite des êtres humains');
	const [lines] = blocksOf(dossier).filter((block) => block.genre === 'tableau');
	expect(lines?.lignes.map(({ cellules }) => cellules.map(({ texte }) => flat(texte)).join(' | '))).toContain(
		'BOP 137, AFIS | LFI | Exploitation sexuelle | 2 376 000 € | B, par l’objet légal du dispositif'
	);
	expect(lines?.lignes.every(({ documents }) => documents.length === 1)).toBe(true);
});

test('a year is set beside the one before and beside the first that compares, item by item, in both euros', () => {
	const tables = made(2018)
		.sections.find(({ id }) => id === 'evolution')
		?.blocs.filter((block) => block.genre === 'tableau');
	expect(tables?.map(({ titre }) => flat(titre))).toEqual([
		'2018 à côté de 2017, poste par poste, en euros courants',
		'2018 à côté de 2013, poste par poste, en euros courants'
	]);
	expect(tables?.[0]?.lignes.map(({ cellules }) => flat(cellules[3]?.texte ?? ''))).toContain('−1 409 376 €');
});

test('every amount of every table has its document, whatever the year', () => {
	for (const year of yearsWithData(db, 1)) {
		const bare = blocksOf(made(year)).flatMap((block) =>
			block.genre !== 'tableau'
				? []
				: block.lignes.filter(
						({ cellules, documents, identite }) =>
							identite.part !== 'ensemble' &&
							documents.length === 0 &&
							cellules.some(({ centimes }) => centimes !== undefined)
					)
		);
		expect(
			bare.map(({ cellules }) => cellules.map(({ texte }) => texte)),
			String(year)
		).toEqual([]);
	}
});

test('what is contested is a question and its answer for who presents', () => {
	const [asked] = made(2017).sections.find(({ id }) => id === 'constat')?.notes.demandes ?? [];
	expect(flat(asked?.question ?? '')).toBe(
		'BOP 137, LFI 2017 : pourquoi 6,83 M€, et pas 6,26 M€ ni 6,63 M€ ?'
	);
	expect(flat(asked?.reponse ?? '')).toContain('6 827 945 €');
});

test('a zero of one scheme is told as its own, never as what was spent against trafficking', () => {
	for (const langue of ['fr', 'en'] as const)
		inLanguage(langue, () => {
			const [finding] = made(2018, 'etape=execution').sections;
			const facts =
				finding?.blocs.flatMap((block) => (block.genre === 'faits' ? [...block.faits] : [])) ?? [];
			const [spent, , , open, payers] = facts;
			expect([spent, open, payers].map((fact) => fact?.absent)).toEqual([true, true, true]);
			expect(flat(spent?.detail ?? '')).toMatch(
				/zéro déduit par nous : AGRASC$|a zero deduced by us: AGRASC$/
			);
			const said = finding?.blocs.flatMap((block) =>
				block.genre === 'phrase' ? [block.texte] : block.genre === 'figure' ? [block.view.titre] : []
			);
			expect(said?.map(flat)).toEqual(
				langue === 'fr'
					? [
							'En 2018, aucun montant dépensé contre la prostitution et la traite n’est connu, sauf un zéro déduit par nous.',
							'En 2018, aucun montant dépensé contre la prostitution et la traite dans nos sources, sauf un zéro déduit par nous : AGRASC'
						]
					: [
							'In 2018, no amount spent against prostitution and trafficking is known, save a zero deduced by us.',
							'In 2018, no amount spent against prostitution and trafficking in our sources, save a zero deduced by us: AGRASC'
						]
			);
		});
});

test('an amount of a form that we deduce says so, and an answer says why its value is retained', () => {
	const forms = (year: number) =>
		flat(made(year).sections.find(({ id }) => id === 'formes')?.affirmation ?? '');
	expect(forms(2022)).toBe(
		'En 2022, contre l’exploitation sexuelle, au moins 1,49 M€ prévus (déduits par nous) ; le maximum de chaque forme est inconnu'
	);
	expect(forms(2018)).not.toContain('annoncés');
	const [asked] = made(2022).sections[0]?.notes.demandes ?? [];
	expect(flat(asked?.reponse ?? '')).toContain(
		'Elle est retenue car, à preuve égale, la source la plus récente l’emporte.'
	);
});

test('whatever the year, the filters and the language: no empty part, questions numbered through, no hole in a sentence', () => {
	const years = yearsWithData(db, 1);
	fc.assert(
		fc.property(
			fc.constantFrom(...years),
			fc.constantFrom('prevu', 'plf', 'lfi', 'execution', 'annonce'),
			fc.constantFrom('cp', 'ae'),
			fc.constantFrom(...PERIMETRES.filter((one) => one === 'contexte'), 'coeur'),
			fc.constantFrom('courants', 'constants'),
			fc.constantFrom('', 'bop137', 'p101', 'mae,agrasc'),
			fc.constantFrom('fr' as const, 'en' as const),
			(year, etape, nature, perimetre, euros, dispositif, langue) => {
				const address = `etape=${etape}&nature=${nature}&perimetre=${perimetre}&euros=${euros}${perimetre === 'coeur' && dispositif !== '' ? `&dispositif=${dispositif}` : ''}`;
				const dossier = inLanguage(langue, () => made(year, address));
				const blocks = blocksOf(dossier);
				expect(dossier.sections.filter(({ blocs }) => blocs.length === 0)).toEqual([]);
				const ids = dossier.sections.map(({ id }) => id);
				expect(ids).toEqual(SECTIONS.filter((id) => ids.includes(id)));
				const asked = blocks.filter((block) => block.genre === 'questions');
				let next = 1;
				for (const { depart, questions } of asked) {
					expect(depart).toBe(next);
					expect(questions.length).toBeGreaterThan(0);
					next += questions.length;
				}
				for (const block of blocks) {
					if (block.genre === 'tableau')
						expect(block.lignes.every(({ cellules }) => cellules.length === block.colonnes.length)).toBe(
							true
						);
					if (block.genre === 'figure') expect(block.view.desc).not.toBe('');
				}
				const { sections, titre } = dossier;
				const texts = [titre, ...sections.flatMap((one) => [one.titre, one.affirmation, ...one.notes.aDire])];
				for (const text of texts)
					expect(text).not.toMatch(/undefined|null|NaN| {2}|\.\.|au moins 0\s€|at least €0/);
				if (euros === 'constants')
					for (const text of [dossier.chapeau, ...sections.map(({ affirmation }) => affirmation)])
						if (/\d,\d\d\sM€|€\d+\.\d\dM|[\d\s]{5}\s€|€\d+,\d/.test(text))
							expect(text).toMatch(/euros constants|constant \d+ euros/);
			}
		),
		{ seed: SEED, numRuns: 60 }
	);
});
