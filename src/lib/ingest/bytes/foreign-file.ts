import { fr } from '#lib/domain/typography.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count } from '#lib/ingest/told/sentence.ts';
import { CONTROL_BYTES } from './byte-counter.ts';
import type { Survey } from './survey.ts';

const SAVE =
	'Ouvrez-le, copiez le tableau dans un classeur et enregistrez la feuille au format .xlsx, .ods ou « CSV UTF-8 ».';
const RESAVE = 'Ouvrez-le dans un tableur et enregistrez-le au format .xlsx, .ods ou « CSV UTF-8 ».';
const UNPACK = 'Décompressez-la et importez les fichiers qu’elle contient.';
const EXPORT = 'Demandez le même tableau au format CSV ou .xlsx.';

/** How files that are no table begin, as bytes read one by one, what they are, and how the table is had. */
const BINARY: readonly (readonly [RegExp, string, string])[] = [
	[/^\s*%PDF-/, 'un PDF', SAVE],
	[
		/^\x89PNG|^\xff\xd8\xff|^GIF8|^(?:II\*\0|MM\0\*)|^RIFF....WEBP|^BM.{4}\0{4}|^.{4}ftyp(?:heic|mif1|avif)/s,
		'une image',
		'Recopiez le tableau dans un classeur.'
	],
	[/^[^ -~]\x8b[^ -~]|^BZh|^\xfd7zXZ|^7z\xbc\xaf|^Rar!|^\x28\xb5\x2f\xfd/, 'une archive', UNPACK],
	[/^SQLite format 3\0/, 'une base de données', EXPORT],
	[/^PAR1|^ARROW1/, 'un fichier de données Parquet ou Arrow', EXPORT]
];

/** The same of files of text, once the marks and spaces before them are passed. */
const TEXTS: readonly (readonly [RegExp, string, string])[] = [
	[/^<\?xml[^]*<(?:\w+:)?Workbook\b/, 'un classeur Excel au format XML de 2003', RESAVE],
	[
		/^(?:<!--[^]*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE html|<html|<head|<body|<table|<meta)\b/i,
		'une page web (HTML)',
		RESAVE
	],
	[
		/^(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b/i,
		'une image (SVG)',
		'Recopiez le tableau dans un classeur.'
	],
	[/^<\?xml\b/i, 'un fichier XML', EXPORT],
	[/^\{\\rtf/, 'un document RTF', SAVE],
	[/^(?:\[\s*)?\{\s*"[^"]*"\s*:/, 'un fichier JSON', EXPORT],
	[/^%!PS/, 'un fichier PostScript', SAVE],
	[
		/^version https:\/\/git-lfs/,
		'le renvoi vers un fichier gardé ailleurs (Git LFS), sans ses données',
		'Téléchargez le fichier lui-même.'
	]
];

const letters = new TextDecoder('latin1');
const decoders = { 'utf-16le': new TextDecoder('utf-16le'), 'utf-16be': new TextDecoder('utf-16be') };

/** What a file is that is no table, and how to have the table; `null` when its start shows nothing of the kind. */
function foreignKind({ head, marked }: Survey): readonly [string, string] | null {
	const start = String.fromCharCode(...head);
	const text =
		marked === 'utf-16le' || marked === 'utf-16be' ? decoders[marked].decode(head) : letters.decode(head);
	const words = text.replace(/^(?:\u00EF\u00BB\u00BF|\uFEFF)?\s*/, '');
	const found =
		BINARY.find(([pattern]) => pattern.test(start)) ?? TEXTS.find(([pattern]) => pattern.test(words));
	return found ? [found[1], found[2]] : null;
}

/** Refuses what is no table, each kind in a sentence that says what it is and how to have the table. */
export function refuseForeignFile(survey: Survey, log: ProblemLog): void {
	const { bytes, nuls, firstNul } = survey;
	const mend = 'un fichier CSV';
	if (bytes === 0)
		return log.refuse(
			'source-error',
			fr`Le fichier est vide : il n'a aucun octet. Enregistrez-le ou téléchargez-le de nouveau.`,
			mend
		);
	const kind = foreignKind(survey);
	if (kind !== null)
		return log.refuse(
			'source-error',
			fr`Ce fichier est ${kind[0]}, quel que soit son nom, pas un tableau à importer. ${kind[1]}`,
			mend
		);
	if (survey.marked === 'utf-16le' || survey.marked === 'utf-16be') return;
	if (survey.controls > Math.min(bytes, CONTROL_BYTES) / 100 || nuls > bytes / 100) {
		return log.refuse(
			'source-error',
			fr`Ce fichier n'est pas du texte (image, archive, document ?). ${RESAVE}`,
			mend
		);
	}
	if (nuls > 0) {
		const times =
			nuls === 1
				? 'un octet nul se trouve ici'
				: fr`un octet nul se trouve ici, le premier de ${count(nuls)}`;
		log.refuse(
			'source-error',
			fr`${times} : aucun texte n'en contient, le fichier est abîmé ou coupé. Exportez-le de nouveau, ou effacez ce caractère.`,
			mend,
			{ ligne: firstNul }
		);
	}
}
