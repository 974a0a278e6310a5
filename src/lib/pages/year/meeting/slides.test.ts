import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SEED } from '../../../../../tests/property-seed.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import { slidesOf, type Slide } from './slides.ts';

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

test('every slide claims and shows something; all questions are put once, in order, and every document is listed', () => {
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
					expect(slides.filter((slide) => slide.titre === '' || holds(slide) === 0)).toEqual([]);
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
