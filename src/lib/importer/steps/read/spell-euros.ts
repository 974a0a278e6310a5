import { language } from '#lib/domain/language.ts';

const UNITS_FR =
	'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
		' '
	);
const TENS_FR = [
	'',
	'',
	'vingt',
	'trente',
	'quarante',
	'cinquante',
	'soixante',
	'soixante',
	'quatre-vingt',
	'quatre-vingt'
];
const UNITS_EN =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' '
	);
const TENS_EN = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Below a hundred. `before`: « mille » follows, and « quatre-vingts » loses its s. */
function tensFrench(n: number, before: boolean): string {
	if (n < 20) return UNITS_FR[n] ?? '';
	const ten = Math.floor(n / 10);
	const name = TENS_FR[ten] ?? '';
	const rest = ten === 7 || ten === 9 ? n - (ten - 1) * 10 : n % 10;
	if (rest === 0) return ten === 8 && !before ? `${name}s` : name;
	return (rest === 1 || rest === 11) && ten < 8
		? `${name} et ${UNITS_FR[rest]}`
		: `${name}-${UNITS_FR[rest]}`;
}

/** Below a thousand. */
function hundredsFrench(n: number, before: boolean): string {
	const hundreds = Math.floor(n / 100);
	const rest = n % 100;
	if (hundreds === 0) return tensFrench(rest, before);
	const head = hundreds === 1 ? 'cent' : `${UNITS_FR[hundreds]} cent${rest === 0 && !before ? 's' : ''}`;
	return rest === 0 ? head : `${head} ${tensFrench(rest, before)}`;
}

function french(n: number): string {
	if (n === 0) return 'zéro';
	const parts: string[] = [];
	let rest = n;
	for (const [value, name] of [
		[1_000_000_000, 'milliard'],
		[1_000_000, 'million']
	] as const) {
		const count = Math.floor(rest / value);
		rest %= value;
		if (count > 0) parts.push(`${french(count)} ${name}${count > 1 ? 's' : ''}`);
	}
	const thousands = Math.floor(rest / 1000);
	rest %= 1000;
	if (thousands > 0) parts.push(thousands === 1 ? 'mille' : `${hundredsFrench(thousands, true)} mille`);
	if (rest > 0) parts.push(hundredsFrench(rest, false));
	return parts.join(' ');
}

function hundredsEnglish(n: number): string {
	const hundreds = Math.floor(n / 100);
	const rest = n % 100;
	const tens =
		rest < 20
			? (UNITS_EN[rest] ?? '')
			: `${TENS_EN[Math.floor(rest / 10)]}${rest % 10 === 0 ? '' : `-${UNITS_EN[rest % 10]}`}`;
	if (hundreds === 0) return tens;
	return `${UNITS_EN[hundreds]} hundred${rest === 0 ? '' : ` and ${tens}`}`;
}

function english(n: number): string {
	if (n === 0) return 'zero';
	const parts: string[] = [];
	let rest = n;
	for (const [value, name] of [
		[1_000_000_000, 'billion'],
		[1_000_000, 'million'],
		[1000, 'thousand']
	] as const) {
		const count = Math.floor(rest / value);
		rest %= value;
		if (count > 0) parts.push(`${english(count)} ${name}`);
	}
	if (rest > 0) parts.push(`${parts.length > 0 && rest < 100 ? 'and ' : ''}${hundredsEnglish(rest)}`);
	return parts.join(' ');
}

/** An amount in words, as on a cheque: what a slipped comma or a lost zero cannot pass unseen. */
export function spellEuros(centimes: number): string {
	const absolute = Math.abs(centimes);
	const euros = Math.floor(absolute / 100);
	const cents = absolute % 100;
	if (language() === 'en') {
		const tail = cents === 0 ? '' : ` and ${english(cents)} ${cents === 1 ? 'cent' : 'cents'}`;
		return `${centimes < 0 ? 'minus ' : ''}${english(euros)} ${euros === 1 ? 'euro' : 'euros'}${tail}`;
	}
	const ofMillions = euros >= 1_000_000 && euros % 1_000_000 === 0 ? 'd’' : '';
	const tail = cents === 0 ? '' : ` et ${french(cents)} ${cents === 1 ? 'centime' : 'centimes'}`;
	return `${centimes < 0 ? 'moins ' : ''}${french(euros)} ${ofMillions}${euros < 2 ? 'euro' : 'euros'}${tail}`;
}
