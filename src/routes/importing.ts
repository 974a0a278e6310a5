import { readSettings } from '#lib/server/settings.ts';
import { language, tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { ImportOrder } from '#lib/domain/importing/import-order.ts';
import type { Editeur } from '#lib/server/accounts/editeur.ts';
import { writeLog } from '#lib/server/log.ts';
import { CannotWithdraw } from '#lib/server/store/withdraw.ts';
import { NO_ROOM, NotCarriedOut } from '#lib/server/tending/carry/carry-thread.ts';
import { MissingUploads, type Place } from '#lib/server/tending/orders.ts';
import { Uploads, UploadRefused, UPLOAD_LIMITS, type UploadRefusal } from '#lib/server/tending/uploads.ts';
import { TooBusy } from '#lib/server/fair-line.ts';
import { GivenUp } from '#lib/server/turns.ts';

let kept: Uploads | undefined;
let swept = 0;
const SWEEP_MILLISECONDS = 3_600_000;

/** What editors have sent; what waited too long is let go of from time to time. */
export function uploadsHere(): Uploads {
	kept ??= new Uploads(readSettings(process.env).uploadsFolder);
	const now = new Date();
	if (now.getTime() - swept > SWEEP_MILLISECONDS) {
		swept = now.getTime();
		kept.sweep(now);
	}
	return kept;
}

/** Where the work that a request asks is done. */
export function placeHere(request: Request): Place {
	const { databasePath, dataFolder } = readSettings(process.env);
	const folder = uploadsHere().folder;
	return { base: databasePath, dataFolder, folder, langue: language(), visitor: request.signal };
}

/** Why a request of an editor is not answered, in words, for a page or for a program. */
export interface Unanswered {
	readonly status: number;
	readonly code: string;
	readonly message: string;
	readonly fichiers?: readonly string[];
}

/** Who asks. The door lets nobody else in: this is said again where something is written. */
export class Nobody extends Error {}

export function editorOf({ editeur }: { readonly editeur: Editeur | null }): Editeur {
	if (!editeur) throw new Nobody('nobody');
	return editeur;
}

/** An order is longer than any that somebody could have made by hand, or is none. */
export class NotAnOrder extends Error {
	readonly long: boolean;
	constructor(long: boolean, cause?: unknown) {
		super('not an order', { cause });
		this.long = long;
	}
}

/** Bytes of the longest order: corrections of many cells. */
const LONGEST = 16 << 20;

/** What a request sends, as JSON. */
export async function sentJson(request: Request): Promise<unknown> {
	const length = Number(request.headers.get('content-length') ?? NaN);
	if (!(length <= LONGEST)) throw new NotAnOrder(true);
	try {
		return await request.json();
	} catch (cause) {
		throw new NotAnOrder(false, cause);
	}
}

/** The order that a request sends. */
export function orderIn(sent: unknown): ImportOrder {
	const read = ImportOrder.safeParse(sent);
	if (!read.success) throw new NotAnOrder(false, read.error);
	return read.data;
}

const megabytes = (bytes: number) => `${bytes >> 20}${tr('\u00A0Mo', ' MB')}`;

/** Why bytes are not kept. */
function refusedUpload(motif: UploadRefusal): Omit<Unanswered, 'code'> {
	const { fileBytes, editorBytes, editorFiles, days } = UPLOAD_LIMITS;
	const say = (status: number, french: string, english: string) => ({ status, message: tr(french, english) });
	switch (motif) {
		case 'taille':
			return say(
				413,
				fr`Ce fichier est trop gros : ${megabytes(fileBytes)} au plus. Découpez-le, ou passez par la ligne de commande.`,
				`This file is too large: ${megabytes(fileBytes)} at most. Split it, or use the command line.`
			);
		case 'quota':
		case 'nombre':
			return say(
				413,
				fr`Vos fichiers en attente prennent déjà leur place : ${megabytes(editorBytes)} et ${editorFiles} fichiers au plus. Ils s'effacent après ${days} jours.`,
				`Your waiting files already take all their room: ${megabytes(editorBytes)} and ${editorFiles} files at most. They go after ${days} days.`
			);
		case 'total':
		case 'place':
			return say(
				507,
				fr`Le serveur n'a plus de place pour ce fichier. Rien n'a été gardé.`,
				'The server has no room left for this file. Nothing was kept.'
			);
		case 'longueur':
		case 'coupe':
			return say(
				400,
				fr`Le fichier n'est pas arrivé entier. Rien n'en a été gardé : envoyez-le à nouveau.`,
				'The file did not arrive whole. Nothing of it was kept: send it again.'
			);
		case 'empreinte':
			return say(
				422,
				fr`Les octets arrivés ne sont pas ceux qui étaient annoncés : le fichier a sans doute changé entre-temps. Choisissez-le à nouveau.`,
				'The bytes that arrived are not those announced: the file has probably changed meanwhile. Choose it again.'
			);
	}
}

/** Why work came to nothing. */
function notCarriedOut(motif: NotCarriedOut['motif']): Omit<Unanswered, 'code'> {
	const say = (status: number, french: string, english: string) => ({ status, message: tr(french, english) });
	switch (motif) {
		case 'temps':
			return say(
				422,
				fr`Ce travail a été arrêté : il prenait plus de dix minutes. Rien n'a changé. Importez moins de lignes à la fois.`,
				'This work was stopped: it was taking more than ten minutes. Nothing has changed. Import fewer rows at a time.'
			);
		case 'memoire':
			return say(
				422,
				fr`Ce fichier demande plus de mémoire que le serveur n'en donne. Rien n'a changé. Découpez-le.`,
				'This file needs more memory than the server gives. Nothing has changed. Split it.'
			);
		case 'place':
			return say(
				507,
				fr`Le disque du serveur est plein, ou refuse d'écrire. Rien n'a changé.`,
				'The disk of the server is full, or refuses to write. Nothing has changed.'
			);
		case 'occupee':
			return say(
				503,
				fr`Un autre programme écrit dans la base. Rien n'a changé : recommencez dans un instant.`,
				'Another program is writing to the base. Nothing has changed: try again in a moment.'
			);
		case 'fichier':
			return say(
				409,
				fr`Le fichier envoyé n'est plus là, ou n'est plus le même. Rien n'a changé : choisissez-le à nouveau.`,
				'The file that was sent is no longer there, or no longer the same. Nothing has changed: choose it again.'
			);
		case 'panne':
			return say(
				500,
				fr`Une erreur est survenue de notre côté. Rien n'a changé.`,
				'An error occurred on our side. Nothing has changed.'
			);
	}
}

/** What a failure is to whoever asked; what is not foreseen is thrown again. */
export function unansweredFor(cause: unknown): Unanswered {
	const say = (status: number, code: string, french: string, english: string): Unanswered => ({
		...{ status, code },
		message: tr(french, english)
	});
	if (cause instanceof UploadRefused) return { code: cause.motif, ...refusedUpload(cause.motif) };
	if (cause instanceof NotCarriedOut) {
		if (cause.motif === 'panne') writeLog('erreur', 'travail-manque', { error: cause.cause });
		return { code: cause.motif, ...notCarriedOut(cause.motif) };
	}
	if (cause instanceof MissingUploads) {
		const names = cause.noms.map((nom) => tr(fr`« ${nom} »`, `“${nom}”`)).join(', ');
		return {
			...say(
				409,
				'octets',
				fr`Le serveur n'a pas, ou plus, les octets de ${names} : ils sont à envoyer.`,
				`The server does not have, or no longer has, the bytes of ${names}: they are to be sent.`
			),
			fichiers: cause.noms
		};
	}
	if (cause instanceof TooBusy || cause instanceof GivenUp)
		return say(
			503,
			'occupe',
			fr`D'autres imports sont en cours. Rien n'a changé : recommencez dans un instant.`,
			'Other imports are under way. Nothing has changed: try again in a moment.'
		);
	if (cause instanceof CannotWithdraw)
		return say(
			422,
			'retrait',
			fr`La version ${cause.version} ne peut pas être annulée : elle n'existe pas, ou c'est elle qui crée la base.`,
			`Version ${cause.version} cannot be undone: it does not exist, or it is the one that creates the base.`
		);
	if (cause instanceof Nobody)
		return say(401, 'session', fr`Il faut être connecté.`, 'You need to be signed in.');
	if (cause instanceof NotAnOrder)
		return say(
			cause.long ? 413 : 400,
			'ordre',
			cause.long
				? fr`Ce qui est demandé est trop long. Rien n'a changé.`
				: fr`Ce qui est demandé ne se comprend pas. Rien n'a changé : rechargez la page.`,
			cause.long
				? 'What is asked is too long. Nothing has changed.'
				: 'What is asked cannot be understood. Nothing has changed: reload the page.'
		);
	if (NO_ROOM.test(String((cause as { readonly code?: unknown }).code))) {
		writeLog('erreur', 'disque', { error: cause });
		return { code: 'place', ...notCarriedOut('place') };
	}
	throw cause;
}

/** Answers a program of a page, in words where it cannot be done. */
export async function answering(work: () => Promise<Response>): Promise<Response> {
	try {
		return await work();
	} catch (cause) {
		const { status, ...said } = unansweredFor(cause);
		return Response.json(said, { status });
	}
}
