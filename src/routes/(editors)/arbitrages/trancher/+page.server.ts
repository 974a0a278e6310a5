import { error, type RequestEvent } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { InvalidQuery } from '#lib/domain/query.ts';
import { referenceKey } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import type { CompetingQuantity } from '#lib/server/analysis/disputes/competing-list.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { contestedQuantity, decisionOn, QUANTITE } from '#lib/server/tending/tables/contested.ts';
import { pastRows } from '#lib/server/tending/tables/past-rows.ts';
import { writtenRow } from '#lib/server/tending/tables/standing-rows.ts';
import { placeWords } from '#lib/words/versions/errata.ts';
import { namesOf } from '../../../(site)/versions/names.ts';
import { enter, typedRows } from '../../_tending/entry.ts';
import { formOf, newRow } from '../../_tending/tables.ts';
import type { Actions, PageServerLoad } from './$types';

function quantiteOf({ locals: { db }, url }: Pick<RequestEvent, 'locals' | 'url'>): CompetingQuantity {
	const gone = () =>
		error(
			404,
			tr(
				fr`Plus aucune source ne se contredit ici. Revenez à la liste des arbitrages.`,
				'No sources contradict each other here any more. Go back to the list of arbitrations.'
			)
		);
	try {
		return contestedQuantity(db, url.searchParams) ?? gone();
	} catch (cause) {
		if (cause instanceof InvalidQuery) return gone();
		throw cause;
	}
}

/** The cells that name the quantité, as the decision in force spells them. */
function decided(db: App.Locals['db'], quantite: CompetingQuantity) {
	const known = decisionOn(db, quantite);
	const row: Readonly<Record<string, unknown>> = known?.row ?? { ...quantite };
	return { known, decide: Object.fromEntries(QUANTITE.map((name) => [name, String(row[name] ?? '')])) };
}

export const load: PageServerLoad = ({ locals, url }) => {
	const { db, today } = locals;
	const quantite = quantiteOf({ locals, url });
	const noms = namesOf(readReference(db, currentVersion(db)));
	const { known, decide } = decided(db, quantite);
	const form = formOf(db, 'arbitrages');
	const rivals = quantite.valeurs.map(({ source, centimes, preuve, date, retenue, lignes }) => ({
		...{ source, centimes, preuve, date, retenue, lignes },
		titre: noms.sources[source] ?? source
	}));
	const start = known
		? writtenRow('arbitrages', known.row)
		: newRow(db, 'arbitrages', new URLSearchParams(), today);
	return {
		nom: placeWords(noms.dispositifs[quantite.dispositif] ?? quantite.dispositif, quantite),
		rivals,
		decide,
		id: known?.id ?? null,
		// The reason of an older choice is not that of a new one: it is told beside.
		depart: { ...start, date: today, raison: '', raison_en: '' },
		passe: pastRows(db, 'arbitrages', referenceKey('arbitrages', known?.row ?? decide)).map(
			({ row, depuis, jusque }) => ({
				...{ depuis, jusque },
				source: String(row['source_retenue']),
				raison: String(row['raison'])
			})
		),
		fields: form.fields.flatMap((field) => {
			if (QUANTITE.some((name) => name === field.colonne)) return [];
			if (field.colonne !== 'source_retenue') return [field];
			const choix = rivals.map(({ source, centimes }) => ({
				valeur: source,
				nom: `${formatEuros(centimes)}, ${noms.courts[source] ?? source} (${source})`
			}));
			return [{ ...field, sorte: 'liste' as const, choix }];
		})
	};
};

export const actions: Actions = {
	default: async (event) => {
		const quantite = quantiteOf(event);
		const { known, decide } = decided(event.locals.db, quantite);
		const form = await event.request.formData();
		const [row = {}] = typedRows(form);
		const rival = quantite.valeurs.some(({ source }) => source === row['source_retenue']);
		// A source that says nothing here would decide nothing.
		const typed = { ...row, ...decide, source_retenue: rival ? (row['source_retenue'] ?? '') : '' };
		return enter(event, form, { table: 'arbitrages', typed: [typed], out: known ? [known.id] : [] });
	}
};
