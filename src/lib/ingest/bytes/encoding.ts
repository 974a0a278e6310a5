import { fr } from '#lib/domain/typography.ts';
import type { Encoding } from '#lib/ingest/lines/batch.ts';
import type { ByteSource } from './byte-source.ts';
import { issue, problemAt, type ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count } from '#lib/ingest/told/sentence.ts';
import type { Survey } from './survey.ts';

const NAMES: Record<Encoding, string> = {
	'utf-8': 'UTF-8',
	'windows-1252': 'Windows-1252 (Excel en France)',
	'utf-16le': 'UTF-16 (« Texte Unicode » d’Excel)',
	'utf-16be': 'UTF-16 gros-boutiste'
};

function refuseMixed(survey: Survey, log: ProblemLog): void {
	const { firstInvalid } = survey;
	const hex = (firstInvalid?.byte ?? 0).toString(16).toUpperCase();
	log.refuse(
		'encoding-error',
		fr`Le fichier est en UTF-8, sauf à quelques endroits, dont la ligne ${firstInvalid?.ligne ?? 1} (octet ${hex}) : deux fichiers ont sans doute été collés l'un à l'autre. Enregistrez-le de nouveau en UTF-8, ou indiquez l'encodage (--encoding utf-8 ou windows-1252).`,
		'un seul encodage dans tout le fichier'
	);
}

/** Warns of text that was damaged before this file was written, when its bytes are UTF-8. */
export function warnDamagedText(survey: Survey, log: ProblemLog): void {
	const { replaced, doubled } = survey;
	if (survey.invalid > 0) return;
	if (replaced.times > 0) {
		log.add(
			problemAt(
				issue(
					'caractere-perdu',
					'avertissement',
					fr`Des caractères ont été perdus et remplacés par « \uFFFD » avant d'arriver ici (${count(replaced.times)} fois, la première à la ligne ${replaced.ligne}). Exportez de nouveau le fichier d'origine.`
				),
				{ ligne: null }
			)
		);
	}
	if (doubled.times > 0) {
		log.add(
			problemAt(
				issue(
					'double-encodage',
					'avertissement',
					fr`Des accents ont été encodés deux fois, comme « Ã© » pour « é » (${count(doubled.times)} fois, la première à la ligne ${doubled.ligne}). Ouvrez le fichier d'origine en UTF-8 et enregistrez-le de nouveau.`
				),
				{ ligne: null }
			)
		);
	}
}

/** The encoding of the whole file, announced; `null` when it cannot be told. A stated encoding is obeyed. */
export function decideEncoding(
	survey: Survey,
	forced: Encoding | undefined,
	log: ProblemLog
): Encoding | null {
	const say = (encoding: Encoding, because: string) => {
		log.announce('encodage', fr`Le fichier est lu comme ${NAMES[encoding]}${because}.`);
		return encoding;
	};
	if (forced) {
		const wrong = forced === 'windows-1252' && survey.invalid === 0 && survey.multibyte > 0;
		if (wrong) {
			const phrase = fr`Le fichier est de l'UTF-8 valable, et il est lu en Windows-1252 comme demandé : les accents seront faux. Retirez --encoding.`;
			log.add(problemAt(issue('encoding-error', 'avertissement', phrase)));
		}
		return say(forced, ', comme demandé');
	}
	if (survey.marked && survey.marked !== 'utf-8') return say(survey.marked, '');
	if (survey.invalid === 0) return say('utf-8', '');
	if (survey.bom || survey.multibyte > survey.invalid) {
		refuseMixed(survey, log);
		return null;
	}
	const ligne = survey.firstInvalid?.ligne ?? 1;
	return say('windows-1252', fr` : la ligne ${ligne} ne peut pas être de l'UTF-8. Vérifiez les accents`);
}

/** Small enough that the text is not a large object to the collector, which would keep each for long. */
const DECODE_BYTES = 1 << 15;

/**
 * The text of the file in pieces, with `\n` at the end of every line. One decoder runs over all pieces, so a character
 * cut between two of them is whole.
 */
export async function* decodeText(
	source: ByteSource,
	encoding: Encoding,
	survey: Pick<Survey, 'cr'>
): AsyncGenerator<string> {
	const decoder = new TextDecoder(encoding);
	const plain = survey.cr === 0 && !encoding.startsWith('utf-16');
	let held = '';
	for await (const piece of source.open()) {
		for (let start = 0; start < piece.length; start += DECODE_BYTES) {
			const text = held + decoder.decode(piece.subarray(start, start + DECODE_BYTES), { stream: true });
			// A carriage return at the end may be the first half of CRLF.
			held = !plain && text.endsWith('\r') ? '\r' : '';
			const whole = held ? text.slice(0, -1) : text;
			if (whole) yield plain ? whole : whole.replace(/\r\n?/g, '\n');
		}
	}
	const rest = (held + decoder.decode()).replace(/\r\n?/g, '\n');
	if (rest) yield rest;
}
