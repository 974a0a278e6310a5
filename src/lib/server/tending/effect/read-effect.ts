import { createHash } from 'node:crypto';
import {
	MOST_PLACES,
	type Effect,
	type EffectNames,
	type FileEffect,
	type RateMoved,
	type TotalChecked
} from '#lib/domain/importing/effect.ts';
import type { ControlTotal } from '#lib/domain/importing/import-order.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { parseQuery } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { figureChanges, movesValues } from '#lib/figures/changes.server.ts';
import { attributionRates } from '#lib/figures/taux-attribution/read.server.ts';
import { effectOf, type EffectRow } from '#lib/server/analysis/versions/effect.ts';
import { statedBy } from '#lib/server/analysis/versions/stated-by-files.ts';
import type { CampaignFile } from '#lib/server/campaign-files.ts';
import type { Loss } from '#lib/server/import/losses.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { VIEW_BIT } from '#lib/server/store/slot-lines.ts';
import { figureChangeWords } from '#lib/words/versions/figure-changes.ts';
import { campaignsMoved } from './campaigns-moved.ts';
import { rivalriesOf } from './rivalries.ts';

/** What is known of a version beside what the base says of it. */
export interface Told {
	readonly quoi: Effect['quoi'];
	readonly annule?: number;
	readonly fichiers: readonly FileEffect[];
	readonly pertes: readonly Loss[];
	readonly partiels: readonly string[];
	readonly dit: readonly Problem[];
	readonly totaux: readonly ControlTotal[];
	readonly campagnes: readonly CampaignFile[];
}

/** What stands where nothing happens. */
const NOTHING = {
	...{ lieux: [], nombre: 0, concurrences: [], taux: [], figures: [], campagnes: [] },
	lignes: { ajoutees: 0, modifiees: 0, retirees: 0, inchangees: 0 }
};

/** What `version` does to the base, told of it in its transaction or later; `told` is what its files said. */
export function readEffect(db: Database, version: number, told: Told): Effect {
	const reference = readReference(db, version, { fresh: db.inTransaction });
	const rows = effectOf(db, version);
	const seen = new Set<string>();
	const counted = rows.filter((row) => {
		const key = `${row.dispositif} ${row.exercice} ${row.etape}`;
		return !seen.has(key) && seen.add(key);
	});
	const sum = (of: (row: EffectRow) => number) => counted.reduce((total, row) => total + of(row), 0);
	const lieux = rows.slice(0, MOST_PLACES);
	const concurrences = rivalriesOf(db, version, lieux, told.quoi === 'retrait');
	const defaults = parseQuery(new URLSearchParams(), []);
	const moved = figureChanges(db, defaults, version - 1, version).filter(movesValues);
	const effect = {
		...header(told),
		issue: 'change' as const,
		version: version - 1,
		...{ lieux, nombre: rows.length, concurrences },
		lignes: {
			ajoutees: sum((row) => row.ajoutees),
			modifiees: sum((row) => row.modifiees),
			retirees: sum((row) => row.retirees),
			inchangees: sum((row) => row.inchangees)
		},
		taux: ratesMoved(db, version),
		figures: moved.map(({ id, nom, etat, valeurs }) => ({
			...{ id, nom },
			phrase: figureChangeWords(etat, valeurs)
		})),
		campagnes: campaignsMoved(db, version, told.campagnes),
		totaux: totalsChecked(db, version, told.totaux)
	};
	const sources = concurrences.flatMap(({ valeurs }) => valeurs.map(({ source }) => source));
	return named(effect, reference, sources);
}

/** What an order that makes no version says: it is refused, or everything is already there. */
export function effectless(db: Database, version: number, issue: 'inchange' | 'refus', told: Told): Effect {
	const totaux = told.totaux.map((total): TotalChecked => ({ ...total, fichier: null }));
	return named({ ...NOTHING, ...header(told), issue, version, totaux }, readReference(db, version), []);
}

const header = ({ quoi, annule, fichiers, pertes, partiels, dit }: Told) => ({
	...{ quoi, annule: annule ?? null, fichiers, pertes, partiels, dit },
	corrections: fichiers.reduce((count, file) => count + file.corrections, 0)
});

function named(
	effect: Omit<Effect, 'noms' | 'empreinte'>,
	reference: Reference,
	sources: readonly string[]
): Effect {
	const codes = new Set([
		...effect.lieux.map(({ dispositif }) => dispositif),
		...effect.pertes.map(({ dispositif }) => dispositif),
		...effect.totaux.map(({ dispositif }) => dispositif)
	]);
	const cited = new Set(sources);
	const noms: EffectNames = {
		dispositifs: Object.fromEntries(
			reference.dispositifs.filter(({ id }) => codes.has(id)).map((row) => [row.id, labelOf(row)])
		),
		sources: Object.fromEntries(
			reference.sources
				.filter(({ id }) => cited.has(id))
				.map((row) => [row.id, `${row.editeur}, ${row.titre}`])
		),
		formes: Object.fromEntries(reference.formes.map((row) => [row.code, labelOf(row)]))
	};
	return { ...effect, noms, empreinte: digestOf(effect) };
}

/**
 * Names what an effect does, whatever the language it is told in and the version it was computed on: two that do the same to
 * the same amounts have one name.
 */
function digestOf(effect: Omit<Effect, 'noms' | 'empreinte'>): string {
	const { quoi, annule, issue, lieux, nombre, lignes, concurrences, pertes, partiels, taux } = effect;
	const fichiers = effect.fichiers.map(({ problemes, ...file }) => ({ ...file, dits: problemes.length }));
	const dit = effect.dit.map(({ code, severite }) => `${severite} ${code}`);
	const frozen = {
		campagnes: effect.campagnes.map(({ id }) => id),
		figures: effect.figures.map(({ id }) => id)
	};
	const said = {
		...{ quoi, annule, issue, lieux, nombre, lignes, concurrences, pertes, partiels, taux },
		...{ fichiers, dit, ...frozen }
	};
	return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}

function ratesMoved(db: Database, version: number): RateMoved[] {
	const ask = (v: number) => {
		const query = parseQuery(new URLSearchParams({ v: String(v) }), []);
		return new Map(
			attributionRates(db, query).parExercice.map(({ exercice, attribue, total }) => [
				exercice,
				attribue === null || total === null ? null : { attribue, total }
			])
		);
	};
	const [before, after] = [ask(version - 1), ask(version)];
	const years = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
	return years.flatMap((exercice) => {
		const [avant, apres] = [before.get(exercice) ?? null, after.get(exercice) ?? null];
		const same = avant?.attribue === apres?.attribue && avant?.total === apres?.total;
		return same ? [] : [{ exercice, avant, apres }];
	});
}

/** What the files give where a person typed the total of a document, to the cent. */
function totalsChecked(db: Database, version: number, totals: readonly ControlTotal[]): TotalChecked[] {
	if (totals.length === 0) return [];
	const stated = statedBy(db, version);
	return totals.map((total) => {
		const own = stated.filter(
			(one) =>
				one.dispositif === total.dispositif &&
				one.exercice === total.exercice &&
				one.etape === total.etape &&
				(one.views & VIEW_BIT[total.nature]) !== 0
		);
		return {
			...total,
			fichier: own.length === 0 ? null : own.reduce((cents, { centimes }) => cents + centimes, 0)
		};
	});
}
