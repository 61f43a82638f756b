export var Kind;
(function (Kind) {
    Kind["Book"] = "book";
    Kind["Food"] = "food";
})(Kind || (Kind = {}));
export const weigh = (item) => item.kind.toUpperCase();
