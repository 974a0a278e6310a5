import { fold } from '#lib/domain/fold.ts';
import { checkFormeSpec } from '#lib/domain/forme-spec.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { FORMES } from '#lib/domain/vocabulary.ts';
import { fr } from '#lib/domain/typography.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { refused, said, type Check } from './reading.ts';

const SHARE = /^(.*?)\s*:\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/;
const ATTENDU = 'un code de forme, ou SEX:60|TRAV:40';
const NON_ATTRIBUE = ['non attribué', 'non ventilé', 'non réparti', 'n.v.', 'unknown'];
const SEVERAL = ['plusieurs formes', 'plusieurs', 'mixed', 'several'];

/** Reads a form (code or label), forms with shares, or several forms; an empty cell is `NV`. */
export function checkFormes(reference: Pick<Reference, 'formes'>): Check {
	const codes = new Map<string, string>();
	for (const code of FORMES) codes.set(fold(code), code);
	for (const word of NON_ATTRIBUE) codes.set(fold(word), 'NV');
	for (const word of SEVERAL) codes.set(fold(word), 'MULTI');
	for (const { code, libelle_fr, libelle_en } of reference.formes) {
		codes.set(fold(libelle_fr), code);
		codes.set(fold(libelle_en), code);
	}
	const unknown = (word: string) =>
		refused(
			issue(
				'constraint-error',
				'bloquant',
				fr`${quoted(word)} n'est pas une forme de traite connue. Écrivez un code : ${FORMES.join(', ')} ; laissez vide si la source ne dit pas la forme.`,
				ATTENDU
			)
		);
	return (cell) => {
		const text = cell.trim();
		if (text === '') return said('NV');
		const pieces: string[] = [];
		for (const piece of text.split('|')) {
			const share = SHARE.exec(piece.trim());
			const word = (share?.[1] ?? piece).trim();
			const code = codes.get(fold(word));
			if (code === undefined) return unknown(word);
			if (!share) pieces.push(code);
			else {
				const decimals = (share[3] ?? '').replace(/0+$/, '');
				pieces.push(`${code}:${Number(share[2])}${decimals === '' ? '' : `.${decimals}`}`);
			}
		}
		const spec = pieces.join('|');
		const wrong = checkFormeSpec(spec);
		if (wrong === null) return said(spec);
		const phrase =
			wrong === 'parts'
				? fr`les parts de ${quoted(text)} doivent être données pour toutes les formes ou pour aucune, être plus grandes que zéro, et ne pas dépasser 100 % ensemble. Le reste est compté comme non attribué.`
				: fr`${quoted(text)} mêle des formes répétées, ou NV et MULTI avec d'autres. Gardez chaque forme une fois ; ce qui n'est pas attribué ne s'écrit pas.`;
		return refused(issue('constraint-error', 'bloquant', phrase, ATTENDU));
	};
}
