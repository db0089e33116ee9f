"""What leaves the unit: signed packages, and how anyone verifies them."""

from openpiu.core.envelope.packages import sign_package, verification_code, verify_package

__all__ = ["sign_package", "verification_code", "verify_package"]
