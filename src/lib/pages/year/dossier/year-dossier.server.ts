import { writeQuery, type Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { documentsOnce } from '#lib/words/phrase/phrase-note.ts';
import { dossierTitle } from '#lib/words/year/dossier-words.ts';
import { contestAnswers } from '#lib/pages/year/year-controls.server.ts';
import { yearPageOf, type YearPage } from '#lib/pages/year/year-page.server.ts';
import { yearReview } from '#lib/pages/year/year-review.server.ts';
import type { YearDossier } from './blocks.ts';
import {
	changeSection,
	findingSection,
	formsSection,
	needsSection,
	ofYear,
	sourcesSection,
	spentSection,
	unknownSection
} from './sections.server.ts';

/** The evaluation of a year, as one list of blocks. Throws as `select` does. */
export const yearDossier = (db: Database, asked: Query, exercice: number, origin: string): YearDossier =>
	yearEvaluation(db, asked, exercice, origin).dossier;

/** The same, with the page of the year that it is made from. */
export function yearEvaluation(
	db: Database,
	asked: Query,
	exercice: number,
	origin: string
): { readonly page: YearPage; readonly dossier: YearDossier } {
	const review = yearReview(db, asked, exercice);
	const { version } = review;
	const query = ofYear(asked, exercice, version);
	const page = yearPageOf(db, asked, review);
	const material = {
		...{ db, query, exercice, review, origin },
		page,
		demandes: contestAnswers(db, review)
	};
	const finding = findingSection(material);
	const sections = [
		finding,
		formsSection(material, finding.documents),
		spentSection(material),
		changeSection(material),
		needsSection(material),
		unknownSection(material)
	].filter(({ blocs }) => blocs.length > 0);
	const dossier: YearDossier = {
		...{ exercice, version },
		date: readVersion(db, version)?.createdAt.slice(0, 10) ?? '',
		titre: dossierTitle(exercice),
		chapeau: page.chapeau,
		adresse: `/annees/${exercice}${writeQuery(query, { de: undefined, a: undefined, forme: [], groupe: [], v: version })}`,
		sections: [
			...sections,
			sourcesSection(material, documentsOnce(sections.flatMap(({ documents }) => documents)))
		]
	};
	return { page, dossier };
}
