/** On a narrow screen the navigation scrolls: to where one is. */
document.querySelector('nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
