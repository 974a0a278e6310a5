import { fr } from '#lib/domain/typography.ts';
import type { ReadOptions } from './batch.ts';
import {
	checkConventionYear,
	checkGrantor,
	checkPaymentPeriod,
	checkPaymentYear
} from '#lib/ingest/cells/conventions.ts';
import { checkExercice } from '#lib/ingest/cells/exercice.ts';
import {
	checkPaidProgramme,
	checkProgrammePoste,
	checkRecipientSiren
} from '#lib/ingest/cells/recipients.ts';
import { NOT_SAID, said, told, type Check } from '#lib/ingest/cells/reading.ts';
import { decideYear, yearsOfName } from '#lib/ingest/header/file-year.ts';
import type { PlanOptions } from './plan-options.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import { issue, type ProblemLog } from '#lib/ingest/told/problem-log.ts';

/** What a profile whose rows are lines says of them; `null` when the file is refused. */
export type RowRules = Pick<
	PlanOptions,
	'at' | 'exercice' | 'otherYears' | 'constants' | 'checks' | 'totalRows'
>;
type Rules = (opened: Opened, options: ReadOptions, log: ProblemLog) => RowRules | null;

/** The year of a row by another column than its own, or by none: told, with what says it. */
const yearOtherwise =
	(check: Check, because: string): Check =>
	(cell) => {
		const { value } = check(cell);
		if (value === null) return NOT_SAID;
		const phrase = fr`l'exercice manque ; c'est ${value}, d'après ${because}.`;
		return told(value, issue('exercice-lu', 'info', phrase));
	};

const canonical: Rules = ({ match }, { exercice }, log) => {
	const at = match.at.get('exercice');
	if (exercice !== undefined) {
		log.announce(
			'exercice',
			at === undefined
				? fr`L'exercice est ${exercice} pour toutes les lignes, comme demandé.`
				: fr`--exercice ne sert qu'aux lignes sans exercice : les autres ont le leur.`
		);
	}
	const stated = at === undefined || exercice === undefined ? [] : [statedYear(at, exercice, '--exercice')];
	return { at: match.at, exercice, otherYears: stated };
};

const statedYear = (index: number, year: number, because: string) => ({
	index,
	check: yearOtherwise(() => said(String(year)), because)
});

/** Years of payment that a text states: « versements 2023 », or two years before its finance bill. */
function paymentYears(text: string): number[] {
	const paid = [...text.matchAll(/versements?[-_ ](?:de |en )?((?:20)\d\d)|versements?((?:20)\d\d)/gi)];
	const bills = [...text.matchAll(/plf[-_ ]?(20\d\d|\d\d)(?!\d)/gi)];
	const years = [
		...paid.map(([, spaced, joined]) => Number(spaced ?? joined)),
		...bills.map(([, year = '']) => (year.length === 2 ? 2000 : 0) + Number(year) - 2)
	];
	return [...new Set(years)];
}

const jaune: Rules = (opened, options, log) => {
	const { match, dialect, name } = opened;
	const title = dialect.sample.rows
		.slice(0, match.row)
		.map((row) => row.join(' '))
		.join(' ');
	const clues = {
		header: [...new Set(match.years.values())],
		preamble: paymentYears(title),
		name: paymentYears(name)
	};
	const exercice = decideYear(clues, options, log);
	if (exercice === null) return null;
	log.announce(
		'versements',
		fr`Ce sont des versements de ${exercice}, que publie l'annexe au projet de loi de finances pour ${exercice + 2}.`
	);
	const at = new Map(match.at);
	const programme = at.get('programme');
	if (programme !== undefined) at.set('poste', programme);
	return {
		at,
		exercice,
		totalRows: true,
		constants: {
			dispositif: 'versements',
			etape: 'execution',
			nature: 'cp',
			preuve: 'A',
			source: `jaune-plf-${exercice + 2}`
		},
		checks: { programme: checkPaidProgramme, poste: checkProgrammePoste, siren: checkRecipientSiren }
	};
};

/** What may tell the year of a subsidy, the strongest first. */
const YEARS_OF_SUBSIDY = [
	['exercice', 'la date de la convention', checkConventionYear],
	['decision', 'la date de la décision', checkConventionYear],
	['annee', 'la colonne de l’année', checkExercice],
	['periode', 'les dates de versement', checkPaymentYear]
] as const;

const scdl: Rules = ({ match, name }, options, log) => {
	// The document is the file; who grants is who pays.
	const source = name.replace(/\.[^.]*$/, '').trim() || name;
	log.announce('source', fr`La source est le fichier, « ${source} » ; l'attribuant est le payeur.`);
	const at = new Map(match.at);
	const columns = YEARS_OF_SUBSIDY.flatMap(([field, because, check]) => {
		const index = match.at.get(field);
		return index === undefined ? [] : [{ field, index, because, check }];
	});
	const [first, ...others] = columns;
	if (first) at.set('exercice', first.index);
	if (first && first.field !== 'exercice') {
		log.announce('exercice', fr`L'exercice des lignes est dit par ${first.because}.`);
	}
	const [named, ...names] = yearsOfName(name);
	const year = options.exercice ?? (names.length === 0 ? named : undefined);
	const because = options.exercice === undefined ? 'le nom du fichier' : '--exercice';
	if (first && options.exercice !== undefined) {
		log.announce('exercice', fr`--exercice ne sert qu'aux lignes dont rien d'autre ne dit l'année.`);
	}
	return {
		at,
		exercice: year,
		otherYears: [
			...others.map(({ index, check, because: said }) => ({ index, check: yearOtherwise(check, said) })),
			...(first && year !== undefined ? [statedYear(first.index, year, because)] : [])
		],
		totalRows: true,
		constants: { dispositif: 'subventions-locales', etape: 'execution', nature: 'ae', source },
		checks: {
			exercice: first?.check ?? checkExercice,
			siren: checkRecipientSiren,
			periode: checkPaymentPeriod,
			payeur: checkGrantor
		}
	};
};

/** The rules of each profile whose rows are lines. */
export const ROW_PROFILES: Readonly<Record<string, Rules>> = {
	lignes: canonical,
	'jaune-associations': jaune,
	'scdl-subventions': scdl
};
