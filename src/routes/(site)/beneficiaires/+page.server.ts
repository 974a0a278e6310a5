import type { Query } from '#lib/domain/query.ts';
import { perimeterWarning, recipientsFinding } from '#lib/words/beneficiaries.ts';
import { DEFAULT_ORDER, listBeneficiaries } from '#lib/pages/beneficiaries.server.ts';
import { isNoteInFrench, labelOf, noteOf } from '#lib/domain/reference-labels.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { ask } from '../../ask.ts';
import { dispositifsWord, natureWord, sentence, stageWord, yearWords } from '../_filters/filter-choices.ts';
import type { PageServerLoad } from './$types';

/** How many ensembles a page details. */
const MOST_ENSEMBLES = 12;

/** What each dispositif of the page is, and what must not be done with its amounts (R5). */
function perimetersOf({ dispositifs }: Reference, ids: readonly string[]) {
	const labels = new Map(dispositifs.map((row) => [row.id, labelOf(row)]));
	return dispositifs
		.filter((row) => ids.includes(row.id))
		.map((row) => ({
			id: row.id,
			libelle: labelOf(row),
			note: noteOf(row),
			noteEnFrancais: isNoteInFrench(row),
			avertissement: perimeterWarning(row, labels.get(row.inclus_dans) ?? null)
		}));
}

const isContexte = ({ dispositifs }: Reference, id: string) =>
	dispositifs.find((row) => row.id === id)?.perimetre === 'contexte';

const choicesOf = (query: Query, found: ReturnType<typeof listBeneficiaries>) => {
	const { selection, exercices, dispositifs } = found;
	const open = { ouvert: true };
	const years = yearWords({ ...selection, exercices });
	const which = dispositifsWord(selection, open);
	return sentence(query, [
		stageWord(query, open, 'Montants'),
		natureWord(query, open),
		...years,
		{ ...which, options: which.options.filter(({ value }) => dispositifs.includes(value)) }
	]);
};

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const found = listBeneficiaries(locals.db, query);
		const { selection, rows, concentrations, dispositifs, leading } = found;
		return {
			finding: recipientsFinding(
				query.q === '' ? leading : null,
				found.organismes,
				leading !== null && isContexte(selection.reference, leading.dispositif)
			),
			rows,
			...{ count: found.count, page: found.page, pages: found.pages, prives: found.prives },
			ensembles: concentrations
				.filter(({ organismes }) => organismes > 2)
				.slice(0, MOST_ENSEMBLES)
				.map(({ classement, ...ensemble }) => ({ ...ensemble, classement: classement.slice(0, 5) })),
			perimetres: perimetersOf(selection.reference, dispositifs),
			libelles: Object.fromEntries(selection.reference.dispositifs.map((row) => [row.id, labelOf(row)])),
			query: { q: query.q, tri: query.donnes.has('tri') ? query.tri : DEFAULT_ORDER },
			choices: choicesOf(query, found)
		};
	});
