import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import { slidesOf, type Slide } from './slides.ts';
import { fc, SEED } from '../../../../../tests/property-seed.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const holds = ({ corps }: Slide): number => {
	switch (corps.genre) {
		case 'faits':
			return corps.faits.length;
		case 'figure':
			return corps.view.table.lignes.length;
		case 'tableau':
			return corps.lignes.length;
		case 'questions':
			return corps.groupes.flatMap(({ questions }) => questions).length;
		case 'liste':
			return corps.puces.length;
		default:
			return corps.documents.length;
	}
};

/** All that a slide says in sentences, those of who presents included. */
const said = ({ titre, source, notes, demandes, corps }: Slide): string[] => [
	...[titre, source, ...notes],
	...demandes.flatMap(({ question, reponse }) => [question, reponse]),
	...(corps.genre === 'liste' ? corps.puces : []),
	...(corps.genre === 'tableau' ? corps.lignes.flatMap((row) => row.cellules.map(({ texte }) => texte)) : [])
];

/** A space that a line may break at before a high mark, a word doubled, a hole, a reason that is none. */
const badly = (langue: 'fr' | 'en') =>
	langue === 'fr'
		? / [:;?!»]|« |undefined|null|NaN| {2}|\.\.|\b(au moins|dans) \1\b|^.+\. Voir le motif/
		: /\u00A0[:;?!]|undefined|null|NaN| {2}|\.\.|\b(at least|of) \1\b|^.+\. See the reason/;

test('every slide claims and shows something of its year, in sentences without a fault of spacing; all questions are put once, in order, and every document is listed', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...yearsWithData(db, 1)),
			fc.constantFrom(
				'',
				'etape=execution',
				'nature=ae',
				'perimetre=contexte',
				'dispositif=p101',
				'euros=constants'
			),
			fc.constantFrom('fr' as const, 'en' as const),
			(year, address, langue) => {
				inLanguage(langue, () => {
					const dossier = yearDossier(db, queryOf(db, address), year, '');
					const slides = slidesOf(dossier);
					expect(slides.length).toBeGreaterThan(0);
					expect(slides.filter((slide) => slide.titre === '' || holds(slide) === 0)).toEqual([]);
					expect(slides.filter(({ titre }) => !/20\d\d/.test(titre))).toEqual([]);
					for (const text of slides.flatMap(said)) expect(text).not.toMatch(badly(langue));
					const put = slides.flatMap(({ corps }) =>
						corps.genre === 'questions'
							? corps.groupes.flatMap(({ depart, questions }) =>
									questions.map(({ texte }, index) => `${depart + index} ${texte}`)
								)
							: []
					);
					const asked = dossier.sections.flatMap(({ blocs }) =>
						blocs.flatMap((bloc) =>
							bloc.genre === 'questions'
								? bloc.questions.map(({ texte }, index) => `${bloc.depart + index} ${texte}`)
								: []
						)
					);
					expect(put).toEqual(asked);
					const listed = slides.flatMap(({ corps }) => (corps.genre === 'documents' ? corps.documents : []));
					expect(listed).toEqual(dossier.sections.at(-1)?.documents);
				});
			}
		),
		{ seed: SEED, numRuns: 40 }
	);
});

test('a claim that rests on what a source says is followed by what it says, in both languages', () => {
	for (const langue of ['fr', 'en'] as const)
		inLanguage(langue, () => {
			const slides = slidesOf(yearDossier(db, queryOf(db, ''), 2018, ''));
			const at = slides.findIndex(({ titre }) =>
				/selon la source citée|according to the source cited/.test(titre)
			);
			const next = slides[at + 1];
			expect(next?.titre).toMatch(/^(De|From) 2013 (à|to) 2018/);
			expect(next?.corps.genre === 'liste' ? next.corps.puces.length : 0).toBeGreaterThan(0);
			const table = slides[at]?.corps;
			expect(table?.genre === 'tableau' ? table.titre : '').not.toMatch(/poste par poste|item by item/);
		});
});

test('of several slides of questions, each says which it holds; what a search told names its questions', () => {
	const slides = slidesOf(yearDossier(db, queryOf(db, ''), 2018, '')).filter(
		({ corps }) => corps.genre === 'questions'
	);
	expect(slides.map(({ titre }) => titre.replaceAll('\u00A0', ' '))).toEqual([
		'Pour 2018, dix questions restent à poser, à quatre ministères ou organismes',
		'Pour 2018, questions 6 à 10 sur 10'
	]);
	expect(slides[1]?.notes.map((note) => note.replaceAll('\u00A0', ' '))).toEqual([
		'Questions 9 et 10. Montant cherché, non trouvé par nous : il est peut-être publié.'
	]);
});

test('an amount that we deduce is said to be deduced in every table of slides', () => {
	const slides = slidesOf(yearDossier(db, queryOf(db, ''), 2021, ''));
	const cells = slides.flatMap(({ corps }) =>
		corps.genre === 'tableau' ? corps.lignes.flatMap((row) => row.cellules.map(({ texte }) => texte)) : []
	);
	expect(cells.some((texte) => texte.endsWith('(déduit)'))).toBe(true);
});
