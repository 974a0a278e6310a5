import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import type { ReferenceTable } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { journaled } from '#lib/server/accounts/journal.ts';
import type { Geste } from '#lib/server/accounts/gestes.ts';
import { changeRows, type ChangeEffect, type ChangeOutcome } from '#lib/server/tending/tables/change-rows.ts';
import { BaseBusy } from '#lib/server/tending/tables/own-connection.ts';
import { readTyped, type Refusal, type Typed } from '#lib/server/tending/tables/read-typed.ts';
import { standingRow, standingRows } from '#lib/server/tending/tables/standing-rows.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { gestureSentence, versionSummary, type Gesture } from '#lib/words/tending/gesture-words.ts';
import { namesOf } from '../../(site)/versions/names.ts';
import { alike, editeurOf, textOf } from '../../signed-in.ts';

/** A change as a form sends it. */
export interface Entry {
	readonly table: ReferenceTable;
	/** The rows as typed. */
	readonly typed: readonly Typed[];
	/** Addresses of the rows that they replace, or that go. */
	readonly out: readonly number[];
}

/** What a form shows again: what was typed, and what came of it. */
export interface Entered {
	readonly typed: readonly Typed[];
	readonly motif: string;
	readonly refusals: readonly Refusal[];
	readonly effet: ChangeEffect | null;
	/** What moved since the effect was shown, so that it is not the one to confirm. */
	readonly bouge: 'base' | 'saisie' | null;
	readonly noms: ReturnType<typeof namesOf>;
}

const GESTES: Partial<Record<ReferenceTable, Geste>> = {
	arbitrages: 'arbitrage',
	couverture: 'couverture',
	relances: 'relance'
};

const MOST_CHARS = 2_000;

const wide = (message: string): readonly Refusal[] => [{ rang: null, colonne: null, message }];

/** What is said while another change is being written. */
export const busySentence = (): string =>
	tr(
		fr`Un import est en train de s'écrire. Rien n'a été modifié : recommencez dans un instant.`,
		'An import is being written. Nothing was changed: try again in a moment.'
	);

/** The sentences of outcomes that no rule tells. */
function refusalsOf(outcome: ChangeOutcome): readonly Refusal[] {
	if (outcome.issue === 'refus') return outcome.refusals;
	if (outcome.issue === 'rien')
		return wide(
			tr(fr`Rien ne change : la base dit déjà cela.`, 'Nothing changes: the base already says this.')
		);
	if (outcome.issue === 'parti')
		return wide(
			tr(
				fr`Quelqu'un a changé ou retiré cette ligne depuis que vous l'avez ouverte. Rien n'a été modifié : revenez à la liste.`,
				'Someone changed or took out this row since you opened it. Nothing was changed: go back to the list.'
			)
		);
	return [];
}

/**
 * Does with a form what it asks: shows the effect of what was typed or, once it was shown, records it as a version that the
 * journal tells, and leads to that version.
 */
export async function enter(event: RequestEvent, form: FormData, { table, typed, out }: Entry) {
	const { db } = event.locals;
	const editeur = editeurOf(event.locals);
	const reference = readReference(db, currentVersion(db));
	const motif = textOf(form, 'motif').trim().slice(0, MOST_CHARS);
	const entered = { typed, motif, refusals: [], effet: null, bouge: null, noms: namesOf(reference) };
	const refused = (refusals: readonly Refusal[], changes: Partial<Entered> = {}) =>
		fail(422, { ...entered, ...changes, refusals } satisfies Entered);
	const left = out.map((id) => standingRow(db, table, id));
	const others = standingRows(db, table).filter(({ id }) => !out.includes(id));
	const read =
		typed.length === 0
			? { rows: [] }
			: await readTyped(
					table,
					typed,
					others.map(({ row }) => row),
					reference
				);
	if (read.refusals) return refused(read.refusals);
	const gesture: Gesture = typed.length === 0 ? 'retrait' : out.length === 0 ? 'ajout' : 'changement';
	const rows = (read.rows.length > 0 ? read.rows : left.flatMap((one) => one?.row ?? [])) as Typed[];
	const resume = versionSummary(table, gesture, rows);
	const change = { table, put: read.rows, out };
	const asked = textOf(form, 'sceau');
	const sceau = textOf(form, 'faire') === 'confirmer' && asked !== '' ? asked : null;
	const work = (geste: string) =>
		changeRows(db, change, { at: new Date().toISOString(), resume, sceau, geste });
	try {
		if (sceau === null || motif === '') {
			const outcome = await changeRows(db, change, { at: new Date().toISOString(), resume, sceau: null });
			if (outcome.issue !== 'vu') return refused(refusalsOf(outcome));
			const unsaid = wide(
				tr(
					fr`Dites pourquoi, en une phrase : le journal la garde.`,
					'Say why, in a sentence: the journal keeps it.'
				)
			);
			return sceau === null
				? ({ ...entered, effet: outcome.effet } satisfies Entered)
				: refused(unsaid, { effet: outcome.effet });
		}
		const outcome = await journaled(editeur, GESTES[table] ?? 'vocabulaire', resume, work, (done) =>
			done.issue === 'fait'
				? { version: done.version, phrase: gestureSentence(table, gesture, rows, motif) }
				: {
						issue: 'refuse',
						phrase: fr`Rien n'a changé : l'effet n'était plus celui montré, ou une règle s'y oppose.`
					}
		);
		if (outcome.issue === 'bouge') {
			const bouge = textOf(form, 'vue') === String(outcome.effet.vue) ? 'saisie' : 'base';
			return { ...entered, effet: outcome.effet, bouge } satisfies Entered;
		}
		if (outcome.issue !== 'fait') return refused(refusalsOf(outcome));
		redirect(303, alike(event.url, `/vocabulaire/fait/${outcome.version}`));
	} catch (cause) {
		if (!(cause instanceof BaseBusy)) throw cause;
		return refused(wide(busySentence()));
	}
}

const FIELD = /^(\d{1,3})\.([a-z_]{1,40})$/;

/** The rows of a form: fields named « 0.exercice », « 1.forme ». */
export function typedRows(form: FormData): Typed[] {
	const rows: Record<string, string>[] = [];
	for (const [name, value] of form) {
		const [, rang, colonne = ''] = FIELD.exec(name) ?? [];
		if (rang === undefined || typeof value !== 'string') continue;
		(rows[Number(rang)] ??= {})[colonne] = value;
	}
	return rows.filter((row) => row !== undefined);
}
