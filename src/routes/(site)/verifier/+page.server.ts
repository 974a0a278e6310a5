import { tr } from '#lib/domain/language.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { ISSUES_CONTROLE } from '#lib/domain/settlement/held-totals.ts';
import type { Query } from '#lib/domain/query.ts';
import { controlsFinding, ISSUES_COURTES, workedSentences } from '#lib/words/controls.ts';
import { motifWords } from '#lib/words/retained.ts';
import { sourceKind } from '#lib/words/source-kinds.ts';
import { listCompeting, type CompetingQuantity } from '#lib/server/analysis/disputes/competing-list.ts';
import {
	listControls,
	workedControl,
	type ListedControl
} from '#lib/server/analysis/disputes/controls-list.ts';
import { select, type Selection } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { ask } from '../../ask.ts';
import {
	dispositifsWord,
	natureWord,
	perimeterWord,
	sentence,
	stageWord,
	yearWords
} from '../_filters/filter-choices.ts';
import { namesOf } from '../versions/names.ts';
import { versionsRead } from './versions-read.server.ts';
import type { PageServerLoad } from './$types';

/** Contested quantités shown under the controls; their own page has them all. */
const SHOWN = 10;

/** The filters of the two lists. */
function choicesOf(selection: Selection) {
	const { query } = selection;
	return sentence(query, [
		stageWord(query, { ouvert: true }),
		natureWord(query),
		...yearWords(selection),
		dispositifsWord(selection, { ouvert: true }),
		{
			genre: 'plusieurs',
			nom: 'issue',
			label: tr('Constat', 'Outcome'),
			avant: tr('totaux', 'totals'),
			apres: ',',
			options: ISSUES_CONTROLE.map((value) => ({ value, label: ISSUES_COURTES[value] })),
			valeurs: query.issue,
			tous: tr('comparés à des détails', 'compared with details'),
			pluriel: tr('constats', 'outcomes')
		},
		perimeterWord(query, { ouvert: true })
	]);
}

/** The rules explained on a contested total of the choice, `null` without one. */
function exampleOf(db: Database, query: Query, { reference }: Selection) {
	const control = workedControl(db, query);
	if (!control) return null;
	const { dispositif, exercice, etape, details } = control;
	const place = { ...query, dispositif: [dispositif], de: exercice, a: exercice, page: 1 };
	const rival = listCompeting(db, place, 1000).rows.find((item) => isSame(item, control));
	if (!rival) return null;
	const editors = new Map(
		reference.sources.map((row) => [row.id, `${row.editeur}, ${sourceKind(row.type)}`])
	);
	const named = (source: string) => editors.get(source) ?? source;
	const [retenu, ...autres] = rival.valeurs
		.filter((value) => !value.concordante)
		.map((value) => ({ ...value, source: named(value.source) }));
	if (!retenu) return null;
	const row = reference.dispositifs.find((one) => one.id === dispositif);
	const libelle = row ? labelOf(row) : dispositif;
	return {
		titre: tr(`Un exemple : l’exercice ${exercice}`, `An example: the year ${exercice}`),
		ligne: control.ligne,
		phrases: workedSentences({
			libelle,
			exercice,
			etape,
			retenu,
			autres,
			details,
			sourcesDetails: control.sourcesDetails.map(named),
			motif: motifWords(rival.motif, rival.arbitrage)
		})
	};
}

const isSame = (item: CompetingQuantity, control: ListedControl) =>
	item.role === 'total' &&
	item.etape === control.etape &&
	item.niveau === control.niveau &&
	item.poste === control.poste &&
	item.beneficiaire === control.beneficiaire;

export const load: PageServerLoad = ({ locals, url }) =>
	ask(locals.db, url, (query) => {
		const { db } = locals;
		const selection = select(db, {
			...query,
			dispositif: [],
			perimetre: 'coeur',
			de: undefined,
			a: undefined
		});
		const controls = listControls(db, query);
		const contested = listCompeting(db, { ...query, page: 1 }, SHOWN);
		return {
			titre: controlsFinding(controls.parIssue),
			choices: choicesOf({ ...selection, query }),
			controls,
			exemple: exampleOf(db, { ...query, issue: [] }, selection),
			concurrentes: { rows: contested.rows, count: contested.count },
			noms: namesOf(selection.reference),
			historique: versionsRead(db, selection),
			// What stops the shipped data from coming in is said where versions are.
			obstacle: locals.served?.obstacle ?? null
		};
	});
