from dataclasses import dataclass

RATES = {"full": 0.19, "reduced": 0.07, "none": 0}


@dataclass
class Invoice:
    net: float
    vat: float
    gross: float
    positions: int


def invoice(positions, rebate=0):
    if not 0 <= rebate <= 1:
        raise ValueError(f"a rebate of {rebate} is none")
    amounts = [(p["price"] * p["quantity"] * (1 - rebate), RATES[p["vat"]]) for p in positions]
    net = sum(amount for amount, _ in amounts)
    vat = sum(amount * rate for amount, rate in amounts)
    return Invoice(net, vat, net + vat, len(positions))
