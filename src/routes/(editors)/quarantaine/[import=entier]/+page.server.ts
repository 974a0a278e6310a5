import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import { journaled } from '#lib/server/accounts/journal.ts';
import { pageOf } from '#lib/server/analysis/disputes/places.ts';
import { abandonRows } from '#lib/server/tending/quarantine/abandon-rows.ts';
import { mendRows, tryRows, type Tried } from '#lib/server/tending/quarantine/mend-rows.ts';
import {
	waitingFile,
	waitingRowsOf,
	type WaitingFile,
	type WaitingRow
} from '#lib/server/tending/quarantine/waiting-rows.ts';
import { BaseBusy } from '#lib/server/tending/tables/own-connection.ts';
import { withoutAddress, type Refusal } from '#lib/server/tending/tables/read-typed.ts';
import { waitingRows } from '#lib/server/import/quarantine-file.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { namesOf } from '../../../(site)/versions/names.ts';
import { alike, editeurOf, textOf } from '../../../signed-in.ts';
import { busySentence, type Entered } from '../../_tending/entry.ts';
import type { Actions, PageServerLoad } from './$types';

const ROWS = 20;
const MOST_CHARS = 20_000;

function fileOf({ locals: { db }, params }: { locals: App.Locals; params: { import: string } }): WaitingFile {
	return (
		waitingFile(db, Number(params.import)) ??
		error(404, tr('Aucune ligne de cet import n’attend.', 'No row of this import is waiting.'))
	);
}

/** The page of rows that an address shows. */
function shownRows(db: App.Locals['db'], importId: number, url: URL) {
	const asked = Number(url.searchParams.get('page'));
	const at = pageOf(waitingRows(db, importId), Number.isInteger(asked) && asked > 0 ? asked : 1, ROWS);
	return { ...at, rows: waitingRowsOf(db, importId, { offset: at.offset, size: at.size }) };
}

export const load: PageServerLoad = ({ locals, params, url }) => {
	const file = fileOf({ locals, params });
	const { rows, page, pages } = shownRows(locals.db, file.importId, url);
	return {
		...{ importId: file.importId, nom: file.nom, page, pages },
		attendent: waitingRows(locals.db, file.importId),
		colonnes: file.colonnes.map((index) => ({ index, nom: file.headers[index] ?? '' })),
		rows: rows.map(({ ligne, cellules, problemes }) => ({
			ligne,
			cellules,
			fautes: problemes.map(({ message, colonne }) => ({ message: withoutAddress(message), colonne }))
		}))
	};
};

const FIELD = /^(\d{1,9})\.(\d{1,4})$/;

/** The rows of a form of which a cell differs from what the file writes. */
function mendedRows(form: FormData, rows: readonly WaitingRow[]): Map<number, readonly string[]> {
	const typed = new Map<number, Map<number, string>>();
	for (const [name, value] of form) {
		const [, ligne, colonne] = FIELD.exec(name) ?? [];
		if (ligne === undefined || typeof value !== 'string') continue;
		const own = typed.get(Number(ligne)) ?? new Map<number, string>();
		typed.set(Number(ligne), own.set(Number(colonne), value.slice(0, MOST_CHARS)));
	}
	return new Map(
		rows.flatMap(({ ligne, cellules }): [number, readonly string[]][] => {
			const cells = [...cellules];
			for (const [colonne, value] of typed.get(ligne) ?? []) {
				const written = cells[colonne] ?? '';
				if (value !== written.replace(/\s*[\r\n]+\s*/g, ' '))
					cells[colonne] = value.replace(/\s*[\r\n]+\s*/g, ' ');
			}
			const full = Array.from(cells, (cell) => cell ?? '');
			return full.some((cell, index) => cell !== (cellules[index] ?? '')) ? [[ligne, full]] : [];
		})
	);
}

const wide = (message: string): Refusal => ({ rang: null, colonne: null, message });

/** What a form shows again: what was typed, what is still wrong by line, and what the good rows would do. */
function shown(tried: Tried, cells: Record<string, readonly string[]>, entered: Entered) {
	return {
		cells,
		fautes: Object.fromEntries(
			[...tried.fautes].map(([ligne, problems]) => [
				ligne,
				problems.map(({ message, colonne }: Problem) => ({ message: withoutAddress(message), colonne }))
			])
		),
		bonnes: tried.bonnes,
		entered
	};
}

/** What the good rows would do, as the forms of editors show it. */
const effetOf = ({ report, sceau, vue, bonnes }: Tried) =>
	report && {
		...{ sceau, vue, effet: report.effect, montre: [], dit: report.told },
		...{ ajoutees: bonnes.length, retirees: 0 }
	};

async function mend(event: RequestEvent, file: WaitingFile, form: FormData) {
	const { db } = event.locals;
	const at = new Date().toISOString();
	const lignes = [...new Set([...form.keys()].flatMap((name) => FIELD.exec(name)?.[1] ?? []))].map(Number);
	const mended = mendedRows(form, waitingRowsOf(db, file.importId, { lignes: lignes.slice(0, ROWS) }));
	const cells = Object.fromEntries(mended);
	const motif = textOf(form, 'motif').trim().slice(0, 2000);
	const noms = namesOf(readReference(db, currentVersion(db)));
	const entered: Entered = { typed: [], motif, refusals: [], effet: null, bouge: null, noms };
	const refused = (refusals: readonly Refusal[]) =>
		fail(422, { cells, fautes: {}, bonnes: [] as readonly number[], entered: { ...entered, refusals } });
	if (mended.size === 0)
		return refused([
			wide(
				tr(
					fr`Aucune case n'a changé : corrigez-en une, puis essayez.`,
					'No cell has changed: mend one, then try.'
				)
			)
		]);
	const tried = await tryRows(db, file, mended, at);
	const refusals = tried.refus.map(({ message }) => wide(message));
	const effet = effetOf(tried);
	const asked = textOf(form, 'faire') === 'confirmer' ? textOf(form, 'sceau') : '';
	if (asked === '' || effet === null || refusals.length > 0) {
		const seen = shown(tried, cells, { ...entered, effet, refusals });
		return refusals.length > 0 || effet === null ? fail(422, seen) : seen;
	}
	if (asked !== tried.sceau) {
		const bouge = textOf(form, 'vue') === String(tried.vue) ? 'saisie' : 'base';
		return shown(tried, cells, { ...entered, effet, bouge });
	}
	if (motif === '') {
		const unsaid = wide(
			tr(
				fr`Dites pourquoi, en une phrase : le journal la garde.`,
				'Say why, in a sentence: the journal keeps it.'
			)
		);
		return fail(422, shown(tried, cells, { ...entered, effet, refusals: [unsaid] }));
	}
	const good = new Map([...mended].filter(([ligne]) => tried.bonnes.includes(ligne)));
	const count = good.size === 1 ? '1 ligne' : fr`${good.size} lignes`;
	const done = await journaled(
		editeurOf(event.locals),
		'quarantaine',
		fr`${count} de « ${file.nom} »`,
		(geste) => mendRows(db, file, good, { at, vue: tried.vue, geste }),
		({ outcome, version }) =>
			outcome === 'done'
				? { version, phrase: fr`A corrigé ${count} en quarantaine de « ${file.nom} ». Motif : ${motif}` }
				: { issue: 'refuse', phrase: fr`Rien n'a changé : une règle s'y oppose.` }
	);
	if (done.outcome === 'declined') {
		const again = await tryRows(db, file, mended, at);
		return shown(again, cells, { ...entered, effet: effetOf(again), bouge: 'base' });
	}
	if (done.version === null)
		return refused(
			done.told.concat(done.files[0]?.summary.problems ?? []).map(({ message }) => wide(message))
		);
	redirect(303, alike(event.url, `/vocabulaire/fait/${done.version}`));
}

async function abandon(event: RequestEvent, file: WaitingFile, form: FormData) {
	const lignes = form.getAll('abandon').map(Number).filter(Number.isInteger).slice(0, ROWS);
	const raison = textOf(form, 'raison').trim().slice(0, 300);
	const noms = namesOf(readReference(event.locals.db, currentVersion(event.locals.db)));
	const refused = (message: string) =>
		fail(422, {
			...{ cells: {} as Record<string, readonly string[]>, fautes: {}, bonnes: [] as readonly number[] },
			entered: {
				...{ typed: [], motif: '', effet: null, bouge: null, noms },
				refusals: [wide(message)]
			} satisfies Entered
		});
	if (lignes.length === 0)
		return refused(tr(fr`Cochez les lignes à abandonner.`, 'Tick the rows to give up.'));
	if (raison === '')
		return refused(
			tr(
				fr`Dites pourquoi ces lignes sont abandonnées : la raison se publie.`,
				'Say why these rows are given up: the reason is published.'
			)
		);
	const count = lignes.length === 1 ? '1 ligne' : fr`${lignes.length} lignes`;
	const version = await journaled(
		editeurOf(event.locals),
		'quarantaine',
		fr`abandon de ${count} de « ${file.nom} »`,
		(geste) =>
			abandonRows(
				event.locals.db,
				{ importId: file.importId, lignes },
				{ at: new Date().toISOString(), raison, geste }
			),
		(made) =>
			made === null
				? { issue: 'refuse', phrase: fr`Rien n'a changé : ces lignes n'attendaient plus toutes.` }
				: {
						version: made,
						phrase: fr`A abandonné ${count} en quarantaine de « ${file.nom} ». Raison : ${raison}`
					}
	);
	if (version === null)
		return refused(
			tr(
				fr`Ces lignes n'attendent plus toutes : rien n'a été modifié. Relisez la liste.`,
				'Some of these rows no longer wait: nothing was changed. Read the list again.'
			)
		);
	redirect(303, alike(event.url, `/vocabulaire/fait/${version}`));
}

export const actions: Actions = {
	default: async (event) => {
		const file = fileOf(event);
		const form = await event.request.formData();
		try {
			return textOf(form, 'faire') === 'abandonner'
				? await abandon(event, file, form)
				: await mend(event, file, form);
		} catch (cause) {
			if (!(cause instanceof BaseBusy)) throw cause;
			error(503, busySentence());
		}
	}
};
