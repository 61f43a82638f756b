class UnknownCoupon(Exception):
    pass


def total(lines, coupon=None):
    gross = sum(line["quantity"] * line["cents"] for line in lines)
    shipping = 490 if 0 < gross < 5000 else 0
    discount = 0
    if coupon == "TEN":
        discount = gross // 10
    elif coupon == "FREIGHT":
        shipping = 0
    elif coupon is not None:
        raise UnknownCoupon(f"unknown coupon {coupon}")
    return {"gross": gross, "discount": discount, "shipping": shipping, "due": gross - discount + shipping}
