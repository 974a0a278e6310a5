/** Characters that move what is written, turn it, or are not seen; a tab only makes room. */
const UNSEEN = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text as one line of a terminal, whatever file, cell or name it quotes: what would act there is named instead. */
export const asLine = (text: string): string =>
	text.replace(
		UNSEEN,
		(character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
	);

const MAX_SHOWN = 200;

/** A cell as it can be looked at in a terminal: on one line, its end left out when it is long. */
export function asCell(text: string): string {
	const characters = [...text];
	if (characters.length <= MAX_SHOWN) return asLine(text);
	const left = characters.length - MAX_SHOWN;
	return `${asLine(characters.slice(0, MAX_SHOWN).join(''))}… (${left}\u00A0${left === 1 ? 'caractère' : 'caractères'} de plus)`;
}

const written = (lines: readonly string[]) => lines.map((line) => `${asLine(line)}\n`).join('');

/** Says lines on the standard output. Each is one line: a line feed in it is a character of what it quotes. */
export const say = (...lines: readonly string[]): void => void process.stdout.write(written(lines));

/** Says lines on the output of errors, as `say` does. */
export const sayWrong = (...lines: readonly string[]): void => void process.stderr.write(written(lines));
