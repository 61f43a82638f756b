/** Where figures come from. */
export function sourceOf({ command, commit, machine, date }) {
  return `\`${command}\`, ${date}, commit ${commit.slice(0, 10)}${commit.includes(' ') ? ' with changes' : ''}, ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}.`;
}

export function count(number) {
  return number.toLocaleString('en');
}
