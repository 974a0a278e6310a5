import { fold } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { NOT_SAID, refused, said, told, type Check, type Reading } from './reading.ts';

const PROGRAMME = /^(?:bop|prog(?:ramme)?|p)?[ .]*0*(\d{1,3})$/i;
const CALLED = '(?:bop|p|prog|programme|budget operationnel de programme)[ .]*(?:n°? ?|no )?';
const AN_ACTION = '(?:act(?:ion|\\.)?|a) ?(?:n°? ?|no )?0*(?<action>\\d{1,2})';
/** « 137-15 », « BOP 137 action 15 », « P137 A15 », « Programme 137 (action n° 15) », « action 15 du programme 137 », folded. */
const WITH_ACTION = [
	new RegExp(`^(?:${CALLED})?0*(?<programme>\\d{3}) ?[-/] ?0*(?<action>\\d{1,2})$`),
	new RegExp(`^(?:${CALLED})?0*(?<programme>\\d{3})[ ,;/-]*\\(?${AN_ACTION}\\)?$`),
	new RegExp(`^${AN_ACTION}[ ,;-]*(?:du |de )?(?:${CALLED})0*(?<programme>\\d{3})$`)
];
const ACTION = /^(?:0*(\d{1,3})-)?0*(\d{1,2})$/;
const SOUS_ACTION = /^(?:(?:0*(\d{1,3})-)?0*(\d{1,2})-)?0*(\d{1,2})$/;
/** `15-janv`, `01/02/2015`, `2015-01-02`, `Jan-15`: a code that Excel took for a date. */
const EXCEL_DATE =
	/^(?:\d{1,2}[-/. ](?:janv|févr|fevr|mars|avr|mai|juin|juil|août|aout|sept|oct|nov|déc|dec|jan|feb|apr|may|jun|jul|aug|sep)|(?:jan|fév|feb|mar|avr|apr|mai|may|jui|jun|jul|aoû|aug|sep|oct|nov|déc|dec)[^-]*-\d{2}|\d{1,2}\/\d{1,2}\/\d{2,4}|\d{4}-\d{2}-\d{2})/i;
const FLOAT = /^([\d-]+)[.,]0+$/;

const pad = (digits: string | undefined, length: number) => (digits ?? '').padStart(length, '0');

function damaged(cell: string, what: string): Reading {
	return refused(
		issue(
			'type-error',
			'bloquant',
			fr`${quoted(cell)} est une date : Excel a sans doute transformé ${what}. Mettez la colonne au format « Texte » et écrivez-le de nouveau.`,
			'un code, par exemple 137-15'
		)
	);
}

/** Reads codes by `pattern`, telling those that a spreadsheet has turned into numbers and refusing its dates. */
function checkCode(what: string, attendu: string, read: (text: string) => Reading | null): Check {
	return (cell) => {
		const text = cell.trim();
		if (text === '') return NOT_SAID;
		const float = FLOAT.exec(text);
		const reading = read(float?.[1] ?? text);
		if (!reading) {
			if (EXCEL_DATE.test(text)) return damaged(cell, what);
			return refused(
				issue(
					'type-error',
					'bloquant',
					fr`${quoted(cell)} n'est pas ${what}. Écrivez par exemple ${attendu}.`,
					attendu
				)
			);
		}
		if (!float || reading.value === null) return reading;
		const note = fr`${quoted(cell)} est un code devenu nombre dans un tableur ; il est lu comme « ${reading.value} ».`;
		return { ...told(reading.value, issue('code-nombre', 'info', note, attendu)), ...reading };
	};
}

/** The programme and the action that a text names together, `null` when it names none. */
export function programmeAndAction(text: string): { programme: string; action: string } | null {
	const folded = fold(text);
	const { programme, action } =
		WITH_ACTION.map((pattern) => pattern.exec(folded)).find(Boolean)?.groups ?? {};
	return programme === undefined || action === undefined || Number(programme) === 0
		? null
		: { programme: pad(programme, 3), action: pad(action, 2) };
}

/** A programme, stored as three digits: `0137`, `BOP 137` and `137` are the same; `137-15` names its action too, which is told. */
export const checkProgramme = checkCode('un numéro de programme', '137', (text) => {
	const match = PROGRAMME.exec(text);
	if (match) return Number(match[1]) > 0 ? said(pad(match[1], 3)) : null;
	const named = programmeAndAction(text);
	if (named === null) return null;
	const phrase = fr`${quoted(text)} est lu programme ${named.programme}, action ${named.action}.`;
	return { ...told(named.programme, issue('code-compose', 'info', phrase)), action: named.action };
});

/** An action, stored as two digits; `137-15` names its programme too. */
export const checkAction = checkCode('un numéro d’action', '15 ou 137-15', (text) => {
	const match = ACTION.exec(text);
	if (!match) return null;
	const [, programme, action] = match;
	return programme === undefined
		? said(pad(action, 2))
		: { value: pad(action, 2), programme: pad(programme, 3) };
});

/** A sub-action, stored as two digits; `137-15-01` names its action and programme too. */
export const checkSousAction = checkCode('un numéro de sous-action', '01 ou 137-15-01', (text) => {
	const match = SOUS_ACTION.exec(text);
	if (!match) return null;
	const [, programme, action, sousAction] = match;
	return {
		value: pad(sousAction, 2),
		...(programme === undefined ? {} : { programme: pad(programme, 3) }),
		...(action === undefined ? {} : { action: pad(action, 2) })
	};
});

/** Whether nine digits have a right last one (Luhn). La Poste's establishments are the known exception. */
export function sirenChecks(siren: string): boolean {
	let sum = 0;
	for (let index = 0; index < siren.length; index += 1) {
		const digit = siren.charCodeAt(siren.length - 1 - index) - 48;
		const weighed = index % 2 === 0 ? digit : digit * 2;
		sum += weighed > 9 ? weighed - 9 : weighed;
	}
	return sum % 10 === 0 || siren === '356000000';
}

const SIREN_ATTENDU = 'neuf chiffres, par exemple 781626817';

/** Nine digits; a SIRET is read by its nine first digits, which are the SIREN by definition. */
export const checkSiren: Check = (cell) => {
	const text = cell.replace(/[\s\u00A0\u202F\u2009]/g, '').replace(/[.,]0+$/, '');
	if (text === '') return NOT_SAID;
	if (!/^\d{9}(?:\d{5})?$/.test(text)) {
		const lost = /^\d{7,8}$/.test(text) ? fr` Un zéro a pu se perdre au début dans un tableur.` : '';
		return refused(
			issue(
				'type-error',
				'bloquant',
				fr`${quoted(cell)} n'est pas un numéro SIREN : il faut neuf chiffres.${lost}`,
				SIREN_ATTENDU
			)
		);
	}
	const siren = text.slice(0, 9);
	if (sirenChecks(siren)) return said(siren);
	const phrase = fr`la clé de contrôle du numéro SIREN ${siren} (${quoted(cell)}) est fausse : un chiffre a sans doute été mal copié. Vérifiez-le ; il est gardé tel quel.`;
	return told(siren, issue('siren-cle', 'avertissement', phrase, SIREN_ATTENDU));
};
