/** Lines of `.gitattributes`: baselines are merged by Holdfast, and what is generated need not be read in a review, in whatever folder it lies. */
export const ATTRIBUTES: readonly string[] = ['*.baseline text eol=lf merge=holdfast', '**/decisions/*.list text eol=lf linguist-generated'];
